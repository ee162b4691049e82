package io.plumbline.standalone.command;

import io.plumbline.model.IncidentStatus;
import java.util.HashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code incidents}: what is or was wrong, newest first. */
@Command(
    name = "incidents",
    mixinStandardHelpOptions = true,
    description = "Lists incidents, newest first.")
public final class IncidentsCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;
  @Mixin private ClientOptions options;

  @Option(
      names = "--status",
      paramLabel = "STATUS",
      description = "Only these: ${COMPLETION-CANDIDATES}.")
  private IncidentStatus status;

  @Option(names = "--dataset", paramLabel = "DATASET", description = "Only of this dataset.")
  private String dataset;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "As many at the most; default: ${DEFAULT-VALUE}.",
      defaultValue = "50")
  private int limit;

  @Override
  public Integer call() {
    var query = new HashMap<String, Object>();
    query.put("status", status);
    query.put("dataset", dataset);
    query.put("limit", limit);
    var answer = options.api().get("/v1/incidents", query);
    options.print(spec.commandLine().getOut(), answer, Tables::incidents);
    return 0;
  }
}
