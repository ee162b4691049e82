package io.plumbline.standalone.command;

import io.plumbline.standalone.client.ApiClient;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code lineage}: what feeds a dataset, or what it feeds. */
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

    private String path() {
      return upstream && !downstream ? "upstream" : "downstream";
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

  @Override
  public Integer call() {
    var direction = way == null ? "downstream" : way.path();
    var answer =
        options
            .api()
            .get(
                "/v1/lineage/" + ApiClient.part(dataset) + "/" + direction, Map.of("depth", depth));
    options.print(spec.commandLine().getOut(), answer, Tables::lineage);
    var cut = answer.path("truncatedBy").asText("");
    if (!cut.isEmpty() && !cut.equals("null")) {
      spec.commandLine().getErr().println("There is more: the answer was cut by " + cut);
    }
    return 0;
  }
}
