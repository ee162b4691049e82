package io.plumbline.rules.volume;

import io.plumbline.udfs.MetricCall;
import java.util.Optional;
import java.util.Set;

/** How the values of a metric are laid on the scale of counts that the model is made for. */
public enum MetricScale {
  /** Counts and sizes: as they are. */
  SIZE {
    @Override
    double count(double value) {
      return Math.max(0, value);
    }

    @Override
    double value(double count) {
      return count;
    }
  },
  /** Seconds: as milliseconds, for a time of 20 s is no count of 20 that varies by chance. */
  TIME {
    @Override
    double count(double value) {
      return MILLISECONDS * Math.max(0, value);
    }

    @Override
    double value(double count) {
      return count / MILLISECONDS;
    }
  },
  /** Shares from 0 to 1: as odds, so that .99 to .90 is as great a change as .01 to .10. */
  SHARE {
    @Override
    double count(double value) {
      double share = Math.max(0, Math.min(1, value));
      return ODDS * share / (1 - share + 1 / ODDS);
    }

    @Override
    double value(double count) {
      double odds = count / ODDS;
      return Math.min(1, odds * (1 + 1 / ODDS) / (1 + odds));
    }
  };

  private static final double MILLISECONDS = 1_000;

  /** Odds of one are this many; shares nearer than a ten thousandth to an end are that end. */
  private static final double ODDS = 1e4;

  private static final Set<String> SIZES =
      Set.of(
          "ROW_COUNT",
          "BYTES",
          "COUNT",
          "COUNT_DISTINCT",
          "APPROX_COUNT_DISTINCT",
          "NULL_COUNT",
          "ZERO_COUNT",
          "DUPLICATE_COUNT");
  private static final Set<String> TIMES = Set.of("DURATION", "FRESHNESS");
  private static final Set<String> SHARES =
      Set.of(
          "COMPLETENESS",
          "NULL_RATIO",
          "DISTINCTNESS",
          "UNIQUENESS",
          "UNIQUE_VALUE_RATIO",
          "MATCH_RATIO",
          "COMPLIANCE",
          "TYPE_RATIO",
          "TOP_K");

  /** The scale of a metric; empty for one that may be negative or has none. */
  public static Optional<MetricScale> of(MetricCall metric) {
    if (SIZES.contains(metric.function())) {
      return Optional.of(SIZE);
    }
    if (TIMES.contains(metric.function())) {
      return Optional.of(TIME);
    }
    return SHARES.contains(metric.function()) ? Optional.of(SHARE) : Optional.empty();
  }

  abstract double count(double value);

  abstract double value(double count);
}
