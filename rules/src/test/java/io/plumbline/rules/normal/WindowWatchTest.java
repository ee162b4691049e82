package io.plumbline.rules.normal;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Finding;
import io.plumbline.model.Verdict;
import io.plumbline.model.ViolationAction;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.IntToDoubleFunction;
import org.apache.commons.math3.distribution.PoissonDistribution;
import org.apache.commons.math3.random.Well19937c;
import org.junit.jupiter.api.Test;

/** Days of a stream whose rows come mostly by day, each looked at 48 times. */
class WindowWatchTest {
  private static final int LOOKS = 48;
  private static final int LEARNED_DAYS = 30;

  private final Random random = new Random(7);
  private final Well19937c counting = new Well19937c(7);
  private Series series = new Series(Series.daily("ROW_COUNT"));

  /** Share of a day's rows that usually come in one of its half hours. */
  private static double usual(int look) {
    double hour = look / 2.0;
    return (1 + 0.9 * Math.sin(2 * Math.PI * (hour - 9) / 24)) / LOOKS;
  }

  private List<Finding> day(int day, double rows, double noise) {
    return day(day, rows, noise, look -> 1, true);
  }

  /** A day; what was found in it, its end included. */
  private List<Finding> day(
      int day, double rows, double noise, IntToDoubleFunction share, boolean isClosed) {
    var found = new ArrayList<Finding>();
    double level = rows * Math.exp(noise * random.nextGaussian());
    double weekend = day % 7 >= 5 ? 0.6 : 1;
    long count = 0;
    for (int look = 0; look < LOOKS; look++) {
      double burst = Math.exp(noise * random.nextGaussian());
      double expected = level * weekend * usual(look) * share.applyAsDouble(look) * burst;
      count += expected <= 0 ? 0 : poisson(expected);
      long now = Series.MONDAY + day * Series.DAY + (look + 1) * Series.DAY / LOOKS - 1;
      found.addAll(series.look(now, count == 0 ? Map.of() : Map.of("", count), true));
    }
    if (isClosed) {
      found.addAll(series.close(day, count));
    }
    return found;
  }

  private long poisson(double expected) {
    return expected > 30
        ? Math.max(0, Math.round(expected + Math.sqrt(expected) * random.nextGaussian()))
        : new PoissonDistribution(counting, expected, 1e-9, 1000).sample();
  }

  private void learn(double rows, double noise) {
    for (int day = 0; day < LEARNED_DAYS; day++) {
      day(day, rows, noise);
    }
  }

  @Test
  void aDayThatHasAFifthOfItsUsualRowsByTwoIsToldThenAndNotAtMidnight() {
    learn(10_000, 0.05);
    assertThat(series.violations()).isEmpty();
    var found = day(LEARNED_DAYS, 2_000, 0.05);
    assertThat(found).hasSize(2);
    var foretold = found.get(0);
    assertThat(foretold.verdict()).isEqualTo(Verdict.FAIL);
    assertThat(Instant.ofEpochMilli(foretold.atMillis()))
        .isBefore(Instant.parse("2026-07-01T14:00:00Z"));
    System.out.println(foretold.message() + " " + foretold.details());
    assertThat(foretold.actions()).containsExactly(ViolationAction.ALERT);
    // The judgement at the end is of the same window: it confirms and does not double.
    assertThat(found.get(1).id()).isEqualTo(foretold.id());
    assertThat(found.get(1).verdict()).isEqualTo(Verdict.FAIL);
  }

  @Test
  void falseAlarms() {
    for (double noise : new double[] {0.02, 0.1, 0.3}) {
      for (double rows : new double[] {50, 1000, 100_000}) {
        int foretold = 0;
        int closed = 0;
        int contradicted = 0;
        int days = 0;
        for (int run = 0; run < 8; run++) {
          series = new Series(Series.daily("ROW_COUNT"));
          for (int day = 0; day < 120; day++) {
            var found = day(day, rows, noise);
            days++;
            boolean early = found.stream().anyMatch(f -> f.details().containsKey("forecast"));
            boolean late =
                found.stream()
                    .anyMatch(
                        f -> !f.details().containsKey("forecast") && f.verdict() == Verdict.FAIL);
            foretold += early ? 1 : 0;
            closed += late ? 1 : 0;
            contradicted += early && !late ? 1 : 0;
          }
        }
        System.out.println(
            noise
                + " "
                + rows
                + ": days "
                + days
                + " foretold "
                + foretold
                + " closed "
                + closed
                + " contradicted "
                + contradicted);
      }
    }
  }

  @Test
  void detection() {
    for (double noise : new double[] {0.02, 0.1, 0.3}) {
      for (double rows : new double[] {50, 1000, 100_000}) {
        for (double share : new double[] {0, 0.2, 0.5, 1.5, 3}) {
          int n = 0;
          int atEnd = 0;
          double sum = 0;
          for (int run = 0; run < 4; run++) {
            series = new Series(Series.daily("ROW_COUNT"));
            learn(rows, noise);
            var found = day(LEARNED_DAYS, rows * share, noise);
            for (var f : found) {
              if (f.details().containsKey("forecast")) {
                n++;
                sum += (f.atMillis() - series.window(LEARNED_DAYS).startMillis()) / 3.6e6;
              } else if (f.verdict() == Verdict.FAIL) {
                atEnd++;
              }
            }
          }
          System.out.printf(
              "%s %s x%s: foretold %d of 4 at %.1f h; at end %d%n",
              noise, rows, share, n, sum / n, atEnd);
        }
      }
    }
  }
}
