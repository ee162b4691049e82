package io.plumbline.rules.normal;

import io.plumbline.rules.Expectation;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Window;
import io.plumbline.udfs.MetricCall;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;

/**
 * The windows of a rule whose final count is foretold while they are open: long ones, of metrics
 * that only grow.
 *
 * @param metric that is counted
 * @param sizeMillis length of a window, in milliseconds
 */
public record Foretold(MetricCall metric, long sizeMillis) {
  /** How often an open window is looked at. */
  private static final int LOOKS = 2 * UsualCourse.POINTS;

  /** A shorter window is judged at its end soon enough. */
  private static final long SHORTEST_MILLIS = Duration.ofMinutes(15).toMillis();

  private static final Set<String> GROWING =
      Set.of(
          "ROW_COUNT",
          "COUNT",
          "COUNT_DISTINCT",
          "APPROX_COUNT_DISTINCT",
          "NULL_COUNT",
          "ZERO_COUNT",
          "DUPLICATE_COUNT");

  /** What is foretold for a rule; nothing for most. */
  public static Optional<Foretold> of(Rule rule) {
    if (!(rule.expectation() instanceof Expectation.Normal normal)
        || normal.strategy() != null
        || normal.basis().isSnapshot()
        || !GROWING.contains(normal.metric().function())) {
      return Optional.empty();
    }
    long size =
        rule.window() instanceof Window.Tumble tumble
            ? tumble.millis()
            : rule.window() instanceof Window.Cumulate cumulate ? cumulate.millis() : 0;
    return size < SHORTEST_MILLIS
        ? Optional.empty()
        : Optional.of(new Foretold(normal.metric(), size));
  }

  /** Begin of the window that is open. */
  public long startOf(long nowMillis) {
    return Math.floorDiv(nowMillis, sizeMillis) * sizeMillis;
  }

  /** Between two looks, in milliseconds. */
  public long stepMillis() {
    return sizeMillis / LOOKS;
  }

  /**
   * How far behind the engine's time the newest row may be: rows of long ago are being caught up
   * with, and what is missing of them is only to come.
   */
  public long mostLagMillis() {
    return sizeMillis / UsualCourse.POINTS;
  }
}
