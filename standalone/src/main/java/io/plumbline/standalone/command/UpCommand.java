package io.plumbline.standalone.command;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** {@code up}: an engine on this machine until Ctrl-C. */
@Command(
    name = "up",
    mixinStandardHelpOptions = true,
    description = {
      "Starts everything on this machine: a Kafka broker, a Neo4j graph, the Flink jobs and the server.",
      "All state is kept in one folder; a new start goes on where the last one ended."
    })
public final class UpCommand implements Callable<Integer> {
  /** System property that the log configuration reads: folder of the log. */
  public static final String LOGS = "plumbline.logs";

  @Spec private CommandSpec spec;
  @Mixin private EngineOptions options;

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    try (var session = Session.start(options.config(), out)) {
      out.println("Ctrl-C stops it.");
      out.flush();
      var lost = session.engine().awaitEnd();
      if (lost.isEmpty()) {
        return 0;
      }
      spec.commandLine().getErr().println("Cannot go on: " + lost + "; stopping the rest");
      return 1;
    }
  }
}
