package io.plumbline.standalone.command;

import io.plumbline.model.Json;
import java.util.HashMap;
import java.util.Map;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code enforcement}: the switch that stops all acting at once. */
@Command(
    name = "enforcement",
    mixinStandardHelpOptions = true,
    synopsisSubcommandLabel = "(on|off)",
    description = "Switches enforcement off and on. Decisions that are made meanwhile wait.")
public final class EnforcementCommand implements Runnable {
  @Spec private CommandSpec spec;

  @Override
  public void run() {
    spec.commandLine().usage(spec.commandLine().getOut());
  }

  @Command(mixinStandardHelpOptions = true, description = "Lets decisions take effect again.")
  int on(
      @Mixin ClientOptions client,
      @Option(names = "--target", paramLabel = "NAME", description = "Only at this target.")
          String target,
      @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
          String reason) {
    return turn(client, target, true, reason);
  }

  @Command(mixinStandardHelpOptions = true, description = "Stops decisions from taking effect.")
  int off(
      @Mixin ClientOptions client,
      @Option(names = "--target", paramLabel = "NAME", description = "Only at this target.")
          String target,
      @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
          String reason) {
    return turn(client, target, false, reason);
  }

  private int turn(ClientOptions client, String target, boolean on, String reason) {
    var body = new HashMap<String, Object>(Map.of("on", on, "reason", reason));
    if (target != null) {
      body.put("target", target);
    }
    client.api().post("/v1/enforcement", Map.of(), "application/json", Json.write(body));
    spec.commandLine()
        .getOut()
        .printf(
            "Enforcement is switched %s%s%n",
            on ? "on" : "off", target == null ? "" : " at target " + target);
    return 0;
  }
}
