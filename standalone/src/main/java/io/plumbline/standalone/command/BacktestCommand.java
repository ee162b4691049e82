package io.plumbline.standalone.command;

import io.plumbline.standalone.backtest.Backtest;
import io.plumbline.standalone.backtest.BadHistoryException;
import io.plumbline.standalone.client.Table;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code backtest}: what would have been raised on recorded loads, and when. */
@Command(
    name = "backtest",
    mixinStandardHelpOptions = true,
    description = {
      "Replays recorded loads through the detectors and writes what would have been raised, and when:",
      "dataset,event_time,score,kind,explanation. A score of 1 and more is an alert. Loads that never",
      "came are raised by the clock at the time at which they were too late."
    },
    exitCodeListHeading = "Exit codes:%n",
    exitCodeList = {"0:all loads were replayed", "2:a file cannot be used; see the message"},
    footerHeading = "%nExample:%n",
    footer = {
      "  plumbline backtest --history loads.csv --datasets datasets.csv \\",
      "    --calendar holidays.csv --alerts alerts.csv"
    })
public final class BacktestCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(
      names = "--history",
      paramLabel = "FILE",
      required = true,
      description = "CSV with dataset, event_time, nominal_time, row_count in the order of events.")
  private Path history;

  @Option(
      names = "--datasets",
      paramLabel = "FILE",
      required = true,
      description =
          "CSV with dataset, period_s, country, timezone, load (incremental or snapshot).")
  private Path datasets;

  @Option(
      names = "--calendar",
      paramLabel = "FILE",
      description = "CSV with country, date: public holidays.")
  private Path calendar;

  @Option(
      names = "--rules",
      paramLabel = "FILE",
      description = {
        "Rules that expect NORMAL ROW_COUNT() or ARRIVAL;",
        "without it volume and arrival of every dataset are watched."
      })
  private Path rules;

  @Option(
      names = "--alerts",
      paramLabel = "FILE",
      required = true,
      description = "Where the alerts go.")
  private Path alerts;

  @Override
  public Integer call() throws IOException {
    long started = System.nanoTime();
    try {
      var backtest = new Backtest(datasets, calendar, rules);
      try (var progress = RowProgressLine.start(backtest::rows, spec.commandLine().getErr())) {
        backtest.run(history, alerts);
        progress.end();
      }
      print(backtest, (System.nanoTime() - started) / 1e9);
      return 0;
    } catch (BadHistoryException e) {
      spec.commandLine().getErr().println("plumbline: " + e.getMessage());
      return 2;
    }
  }

  private void print(Backtest backtest, double seconds) {
    var out = spec.commandLine().getOut();
    if (!backtest.alerts().isEmpty()) {
      var table = Table.of("KIND", "ALERTS");
      backtest.alerts().forEach((kind, count) -> table.row(kind, String.valueOf(count)));
      out.println(table.text());
    }
    out.printf(
        Locale.ROOT,
        "%,d loads, %,d alerts in %.1f s%n",
        backtest.rows(),
        backtest.alerts().values().stream().mapToInt(Integer::intValue).sum(),
        seconds);
    out.flush();
  }
}
