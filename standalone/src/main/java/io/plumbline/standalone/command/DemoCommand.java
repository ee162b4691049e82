package io.plumbline.standalone.command;

import io.plumbline.standalone.demo.Demo;
import io.plumbline.standalone.demo.ShopLake;
import java.time.Duration;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code demo}: {@code up}, and a small shop whose pipeline is broken. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description = {
      "Starts everything as `up` does, and a simulated shop on it: four weeks of history, then live.",
      "Breaks one thing after another, and says what the engine reports and how long that took."
    })
public final class DemoCommand implements Callable<Integer> {
  /** Between two rounds of retention: nobody waits an hour for a demo. */
  private static final Duration ROUND = Duration.ofSeconds(1);

  @Spec private CommandSpec spec;
  @Mixin private EngineOptions options;

  @Option(
      names = "--once",
      description =
          "Ends when everything that was broken was reported: exit code 0, or 1 if one was missed after 120 s.")
  private boolean once;

  @Override
  public Integer call() throws InterruptedException {
    var out = spec.commandLine().getOut();
    var config = options.config();
    config = config.withRetention(ROUND, ShopLake.folder(config.data()));
    try (var session = Session.start(config, out);
        var demo = Demo.open(session.engine().connection(), session.engine().folder(), out)) {
      boolean complete = demo.once();
      if (once) {
        return complete ? 0 : 1;
      }
      var lost = demo.live(session.engine());
      if (lost.isEmpty()) {
        return 0;
      }
      spec.commandLine().getErr().println("Cannot go on: " + lost + "; stopping the rest");
      return 1;
    }
  }
}
