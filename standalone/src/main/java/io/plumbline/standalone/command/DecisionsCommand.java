package io.plumbline.standalone.command;

import java.util.HashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code decisions}: what the engine did about incidents, newest first. */
@Command(
    name = "decisions",
    mixinStandardHelpOptions = true,
    description = "Lists decisions, newest first.")
public final class DecisionsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions options;

  @Option(names = "--dataset", paramLabel = "DATASET", description = "Only about this dataset.")
  private String dataset;

  @Option(names = "--incident", paramLabel = "ID", description = "Only about this incident.")
  private String incident;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "As many at the most; default: ${DEFAULT-VALUE}.",
      defaultValue = "50")
  private int limit;

  @Override
  public Integer call() {
    var query = new HashMap<String, Object>();
    query.put("dataset", dataset);
    query.put("incident", incident);
    query.put("limit", limit);
    var answer = options.api().get("/v1/decisions", query);
    options.print(spec.commandLine().getOut(), answer, Tables::decisions);
    return 0;
  }
}
