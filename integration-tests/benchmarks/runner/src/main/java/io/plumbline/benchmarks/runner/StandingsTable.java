package io.plumbline.benchmarks.runner;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/**
 * Standings as text, each beside Deequ and DuckDB in the same format with the same rules: by the
 * clock, and by the time of all processors together.
 */
final class StandingsTable {
  private static final String HEAD =
      "%-16s %-14s %5s %9s %9s %8s %8s %7s %8s %8s %7s %8s%n"
          .formatted(
              "system",
              "format",
              "rules",
              "M rows/s",
              "(median)",
              "x Deequ",
              "x DuckDB",
              "cpu s",
              "x Deequ",
              "x DuckDB",
              "cold s",
              "peak MB");

  private StandingsTable() {}

  static String of(List<Standing> standings) {
    var table = new StringBuilder(HEAD);
    for (var standing : standings) {
      var deequ = find("deequ", standing, standings);
      var duckDb = find("duckdb", standing, standings);
      table.append(
          "%-16s %-14s %5d %9s %9s %8s %8s %7s %8s %8s %7s %8.0f%n"
              .formatted(
                  standing.system(),
                  standing.format().text(),
                  standing.variant().rules(),
                  decimal(standing.rowsPerSecond() / 1e6),
                  decimal(standing.medianRowsPerSecond() / 1e6),
                  ratio(deequ, peer -> peer.bestSeconds() / standing.bestSeconds()),
                  ratio(duckDb, peer -> peer.bestSeconds() / standing.bestSeconds()),
                  cpuSeconds(standing),
                  ratio(deequ, peer -> cpuRatio(standing, peer)),
                  ratio(duckDb, peer -> cpuRatio(standing, peer)),
                  decimal(standing.coldSeconds()),
                  standing.peakBytes() / 1e6));
    }
    return table.toString();
  }

  /** How a peer did at the same work. */
  private static Optional<Standing> find(String peer, Standing standing, List<Standing> standings) {
    return standings.stream()
        .filter(other -> other.system().startsWith(peer))
        .filter(other -> other.format() == standing.format())
        .filter(other -> other.variant() == standing.variant())
        .findFirst();
  }

  private static String ratio(Optional<Standing> peer, ToDoubleFunction<Standing> ratio) {
    return peer.map(other -> decimal(ratio.applyAsDouble(other))).orElse("-");
  }

  private static double cpuRatio(Standing standing, Standing peer) {
    return peer.cpuSeconds().orElse(Double.NaN) / standing.cpuSeconds().orElse(Double.NaN);
  }

  private static String cpuSeconds(Standing standing) {
    return decimal(standing.cpuSeconds().orElse(Double.NaN));
  }

  private static String decimal(double value) {
    return Double.isNaN(value) ? "-" : String.format(Locale.ROOT, "%.2f", value);
  }
}
