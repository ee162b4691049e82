package io.plumbline.standalone.command;

import io.plumbline.model.Alert;
import io.plumbline.model.Json;
import io.plumbline.standalone.client.AlertStream;
import java.io.PrintWriter;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code alerts}: what someone should know, as it happens. */
@Command(
    name = "alerts",
    mixinStandardHelpOptions = true,
    description = "Follows alerts.",
    synopsisSubcommandLabel = "COMMAND")
public final class AlertsCommand {
  @Spec private CommandSpec spec;

  @Command(
      mixinStandardHelpOptions = true,
      description = "Prints alerts as they come, a line each, until Ctrl-C.")
  int tail(@Mixin ClientOptions options) throws InterruptedException {
    var out = spec.commandLine().getOut();
    try (var stream = AlertStream.open(options.api(), alert -> print(out, options, alert))) {
      stream.await();
    }
    return 0;
  }

  private static void print(PrintWriter out, ClientOptions options, Alert alert) {
    out.println(options.json() ? Json.write(alert) : line(alert));
    out.flush();
  }

  /** An alert in a line for people. */
  static String line(Alert alert) {
    var incident = alert.incident();
    var first = incident.first();
    var exposure = incident.exposure() == null ? "" : "; " + incident.exposure().words();
    return "%s  %-12s  %-8s  %s  %s  [%s]"
        .formatted(
            Instant.ofEpochMilli(alert.detectedAtMillis()).truncatedTo(ChronoUnit.SECONDS),
            alert.transition(),
            incident.severity(),
            first.rule(),
            first.message().replaceAll("\\p{Cntrl}", " ") + exposure,
            alert.id());
  }
}
