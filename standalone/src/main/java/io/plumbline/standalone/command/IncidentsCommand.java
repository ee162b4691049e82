package io.plumbline.standalone.command;

import io.plumbline.model.IncidentStatus;
import io.plumbline.model.Json;
import io.plumbline.standalone.client.ApiClient;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code incidents}: what is or was wrong, newest first, and who knows of it. */
@Command(
    name = "incidents",
    mixinStandardHelpOptions = true,
    description = "Lists incidents, newest first; shows one; acknowledges them.")
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

  @Command(
      mixinStandardHelpOptions = true,
      description = "Acknowledges an incident: nobody is reminded of it any more.")
  int ack(
      @Mixin ClientOptions client,
      @Parameters(paramLabel = "ID", description = "Id of the incident.") String id,
      @Option(
              names = "--expected",
              description =
                  "What was found is as it should be: the baseline learns from it, and holds end.")
          boolean expected,
      @Option(names = "--comment", paramLabel = "TEXT", description = "Why.", defaultValue = "")
          String comment) {
    var said = Json.write(Map.of("expected", expected, "comment", comment));
    var path = "/v1/incidents/" + ApiClient.part(id) + "/acknowledge";
    var incident = client.api().post(path, Map.of(), "application/json", said);
    client.print(spec.commandLine().getOut(), incident, Tables::incident);
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description =
          "Shows an incident: what was found, who read the data meanwhile, what was done.")
  int show(
      @Mixin ClientOptions client,
      @Parameters(paramLabel = "ID", description = "Id of the incident.") String id) {
    var out = spec.commandLine().getOut();
    var answer = client.api().get("/v1/incidents/" + ApiClient.part(id), Map.of());
    if (client.json()) {
      client.print(out, answer, Tables::incident);
      return 0;
    }
    client.print(out, answer.path("incident"), Tables::incident);
    var exposure = answer.path("incident").path("exposure");
    if (exposure.isObject()) {
      out.println();
      client.print(out, exposure, Tables::exposure);
    }
    if (!answer.path("decisions").isEmpty()) {
      out.println();
      var decisions = Json.mapper().createObjectNode().set("items", answer.path("decisions"));
      client.print(out, decisions, Tables::decisions);
    }
    return 0;
  }

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
