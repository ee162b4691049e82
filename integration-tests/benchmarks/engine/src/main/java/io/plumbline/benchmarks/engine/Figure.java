package io.plumbline.benchmarks.engine;

import java.util.Locale;

/**
 * One measured figure.
 *
 * @param benchmark which benchmark it is of
 * @param name what was measured
 * @param bar what it should be; empty when it only informs
 * @param isReached whether it is; true without a bar
 */
record Figure(
    String benchmark, String name, double value, String unit, String bar, boolean isReached) {
  static Figure of(String benchmark, String name, double value, String unit) {
    return new Figure(benchmark, name, value, unit, "", true);
  }

  static Figure atLeast(double least, String benchmark, String name, double value, String unit) {
    return new Figure(benchmark, name, value, unit, ">= " + least, value >= least);
  }

  static Figure atMost(double most, String benchmark, String name, double value, String unit) {
    return new Figure(benchmark, name, value, unit, "<= " + most, value <= most);
  }

  /** A line of a table. */
  String line() {
    var verdict = bar.isEmpty() ? "" : (isReached ? "reached " : "NOT REACHED ") + bar;
    return String.format(
            Locale.ROOT, "%-9s %-50s %,15.2f %-8s %s", benchmark, name, value, unit, verdict)
        .stripTrailing();
  }
}
