package io.plumbline.benchmarks.runner;

import java.util.List;
import java.util.Locale;

/** Standings as text, each beside Deequ and DuckDB in the same format with the same rules. */
final class StandingsTable {
  private static final String HEAD =
      "%-16s %-14s %5s %10s %10s %9s %9s %7s %7s %8s%n"
          .formatted(
              "system",
              "format",
              "rules",
              "M rows/s",
              "(median)",
              "x Deequ",
              "x DuckDB",
              "cpu s",
              "cold s",
              "peak MB");

  private StandingsTable() {}

  static String of(List<Standing> standings) {
    var table = new StringBuilder(HEAD);
    for (var standing : standings) {
      table.append(
          String.format(
              Locale.ROOT,
              "%-16s %-14s %5d %10.2f %10.2f %9s %9s %7s %7.1f %8.0f%n",
              standing.system(),
              standing.format().text(),
              standing.variant().rules(),
              standing.rowsPerSecond() / 1e6,
              standing.medianRowsPerSecond() / 1e6,
              ratio(standing, "deequ", standings),
              ratio(standing, "duckdb", standings),
              cpuSeconds(standing),
              standing.coldSeconds(),
              standing.peakBytes() / 1e6));
    }
    return table.toString();
  }

  private static String ratio(Standing standing, String peer, List<Standing> standings) {
    return standings.stream()
        .filter(other -> other.system().startsWith(peer))
        .filter(other -> other.format() == standing.format())
        .filter(other -> other.variant() == standing.variant())
        .map(other -> standing.rowsPerSecond() / other.rowsPerSecond())
        .map(StandingsTable::decimal)
        .findFirst()
        .orElse("-");
  }

  private static String cpuSeconds(Standing standing) {
    return standing.cpuSeconds().isPresent() ? decimal(standing.cpuSeconds().getAsDouble()) : "-";
  }

  private static String decimal(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }
}
