package io.plumbline.benchmarks.runner;

import io.plumbline.benchmarks.harness.Format;
import io.plumbline.benchmarks.harness.Measurement;
import io.plumbline.benchmarks.harness.Variant;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.DoubleStream;

/**
 * How a system did over all rounds of one format and variant.
 *
 * @param bestSeconds of any pass
 * @param medianSeconds of the passes that were not the first of their process, if there are such
 * @param cpuSeconds the least of any pass; empty if the system does not tell
 * @param coldSeconds the least, from the start of a process to its first result
 */
record Standing(
    String system,
    Format format,
    Variant variant,
    long rows,
    double bestSeconds,
    double medianSeconds,
    OptionalDouble cpuSeconds,
    double coldSeconds,
    long peakBytes) {

  /**
   * Sums up.
   *
   * @param measurements of one system, format and variant; one at least
   */
  static Standing of(List<Measurement> measurements) {
    var one = measurements.get(0);
    return new Standing(
        one.system(),
        one.format(),
        one.variant(),
        one.rows(),
        all(measurements).min().orElseThrow(),
        median(measurements),
        measurements.stream()
            .flatMap(measurement -> measurement.cpuSeconds().stream())
            .mapToDouble(seconds -> seconds)
            .min(),
        measurements.stream().mapToDouble(Measurement::coldSeconds).min().orElseThrow(),
        measurements.stream().mapToLong(Measurement::peakBytes).max().orElseThrow());
  }

  double rowsPerSecond() {
    return rows / bestSeconds;
  }

  double medianRowsPerSecond() {
    return rows / medianSeconds;
  }

  private static DoubleStream all(List<Measurement> measurements) {
    return measurements.stream().flatMap(m -> m.seconds().stream()).mapToDouble(s -> s);
  }

  private static double median(List<Measurement> measurements) {
    var warm =
        measurements.stream()
            .flatMap(m -> m.seconds().stream().skip(1))
            .mapToDouble(s -> s)
            .sorted()
            .toArray();
    var sorted = warm.length > 0 ? warm : all(measurements).sorted().toArray();
    return (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2;
  }
}
