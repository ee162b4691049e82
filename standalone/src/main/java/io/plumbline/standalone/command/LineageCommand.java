package io.plumbline.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.standalone.client.ApiClient;
import java.util.HashMap;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lineage}: what feeds a dataset, what it feeds, who reads it. */
@Command(
    name = "lineage",
    mixinStandardHelpOptions = true,
    description = "Walks the lineage graph from a dataset, level by level.")
public final class LineageCommand implements Callable<Integer> {
  private static final class Way {
    @Option(names = "--upstream", description = "What feeds it.")
    private boolean upstream;

    @Option(names = "--downstream", description = "What it feeds; the default.")
    private boolean downstream;

    @Option(names = "--readers", description = "Who reads it, the latest first.")
    private boolean readers;

    private String path() {
      return upstream ? "upstream" : readers && !downstream ? "readers" : "downstream";
    }
  }

  @Spec private CommandSpec spec;
  @Mixin private ClientOptions options;
  @ArgGroup private Way way;

  @Parameters(paramLabel = "DATASET", description = "Its name, or namespace/name.")
  private String dataset;

  @Option(
      names = "--depth",
      paramLabel = "N",
      description = "Levels to walk; default: ${DEFAULT-VALUE}.",
      defaultValue = "5")
  private int depth;

  @Option(
      names = "--since",
      paramLabel = "TIME",
      description = "With --readers: who read at this time or later.")
  private String since;

  @Option(
      names = "--until",
      paramLabel = "TIME",
      description = "With --readers: who read at this time or earlier.")
  private String until;

  @Override
  public Integer call() {
    boolean readers = way != null && way.readers;
    var query = new HashMap<String, Object>();
    if (readers) {
      query.put("since", since);
      query.put("until", until);
    } else {
      query.put("depth", depth);
    }
    var direction = way == null ? "downstream" : way.path();
    var answer =
        options.api().get("/v1/lineage/" + ApiClient.part(dataset) + "/" + direction, query);
    options.print(spec.commandLine().getOut(), answer, readers ? Tables::readers : Tables::lineage);
    boolean isReadersShown = !readers && !options.json() && !answer.path("readers").isEmpty();
    if (isReadersShown) {
      spec.commandLine().getOut().println();
      options.print(spec.commandLine().getOut(), answer, Tables::readers);
    }
    tellOfMore(answer);
    return 0;
  }

  private void tellOfMore(JsonNode answer) {
    var cut = answer.path("truncatedBy").asText("");
    if (!cut.isEmpty() && !cut.equals("null")) {
      spec.commandLine().getErr().println("There is more: the answer was cut by " + cut);
    }
    if (answer.path("truncated").asBoolean()) {
      spec.commandLine().getErr().println("There are more readers; narrow the time");
    }
  }
}
