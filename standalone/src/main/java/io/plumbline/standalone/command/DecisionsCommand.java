package io.plumbline.standalone.command;

import io.plumbline.model.Json;
import io.plumbline.standalone.client.ApiClient;
import io.plumbline.standalone.client.JournalCheck;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code decisions}: what the engine decided and did, newest first, and what people say to it. */
@Command(
    name = "decisions",
    mixinStandardHelpOptions = true,
    description = "Lists decisions, newest first; approves, refuses, undoes and verifies them.")
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

  @Command(
      mixinStandardHelpOptions = true,
      description = "Approves a decision that waits; it takes effect a moment later.")
  int approve(
      @Mixin ClientOptions client,
      @Parameters(paramLabel = "ID", description = "Id of the decision.") String id,
      @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
          String reason) {
    return judge(client, id, "approve", reason);
  }

  @Command(mixinStandardHelpOptions = true, description = "Refuses a decision that waits.")
  int reject(
      @Mixin ClientOptions client,
      @Parameters(paramLabel = "ID", description = "Id of the decision.") String id,
      @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
          String reason) {
    return judge(client, id, "reject", reason);
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Undoes a decision that took effect: releases, resumes, restores, grants.")
  int undo(
      @Mixin ClientOptions client,
      @Parameters(paramLabel = "ID", description = "Id of the decision.") String id,
      @Option(names = "--reason", required = true, paramLabel = "TEXT", description = "Why.")
          String reason) {
    return judge(client, id, "undo", reason);
  }

  private int judge(ClientOptions client, String id, String word, String reason) {
    var path = "/v1/decisions/" + ApiClient.part(id) + "/" + word;
    client.api().post(path, Map.of(), "application/json", Json.write(Map.of("reason", reason)));
    spec.commandLine().getOut().printf("Told the engine: %s %s%n", word, id);
    return 0;
  }

  @Command(
      mixinStandardHelpOptions = true,
      description = "Checks that no entry of the journal of decisions was changed or taken out.")
  int verify(@Mixin ClientOptions client) {
    var check = JournalCheck.of(client.api());
    var out = spec.commandLine().getOut();
    if (check.isIntact()) {
      out.printf(
          "The journal is intact: %d entries, %d of them of other tenants; head %s%n",
          check.entries(), check.unseen(), check.head());
      return 0;
    }
    out.printf("The journal cannot be trusted: %s%n", check.breach());
    return 1;
  }

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
