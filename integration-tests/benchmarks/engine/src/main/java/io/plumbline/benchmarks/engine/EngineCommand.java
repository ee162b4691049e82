package io.plumbline.benchmarks.engine;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The program behind {@code integration-tests/benchmarks/run --engine}. */
@Command(
    name = "run --engine",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Measures the operators of the job on a cluster of Flink in this process.")
public final class EngineCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  @Spec private CommandSpec spec;

  @Option(names = "--home", hidden = true, required = true)
  private Path home;

  @Parameters(
      arity = "0..*",
      paramLabel = "NAME",
      description = "hot, rules, segments; default all")
  private List<String> names = new ArrayList<>();

  @Option(names = "--rows", description = "rows of hot")
  private long rows = 10_000_000;

  @Option(names = "--batches", description = "batches of 500 rows of each measured pass of rules")
  private long batches = 4_000;

  @Option(names = "--segment-rows", description = "rows of segments")
  private long segmentRows = 2_000_000;

  @Option(names = "--minutes", description = "how long rules change and memory is watched")
  private double minutes = 1;

  public static void main(String... arguments) {
    System.exit(new CommandLine(new EngineCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    var known = new LinkedHashMap<String, Benchmark>();
    known.put("hot", new HotBenchmark(rows));
    known.put("rules", new RulesBenchmark(batches, minutes));
    known.put("segments", new SegmentsBenchmark(segmentRows));
    var out = spec.commandLine().getOut();
    var figures = new ArrayList<Figure>();
    for (var benchmark : chosen(known)) {
      benchmark.run(
          figure -> {
            figures.add(figure);
            out.println(figure.line());
            out.flush();
          });
    }
    new JsonMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(home.resolve("target").resolve("engine.json").toFile(), figures);
    return figures.stream().allMatch(Figure::isReached) ? 0 : FAILED;
  }

  private List<Benchmark> chosen(Map<String, Benchmark> known) {
    if (names.isEmpty()) {
      return List.copyOf(known.values());
    }
    for (var name : names) {
      if (!known.containsKey(name)) {
        throw new ParameterException(
            spec.commandLine(),
            "Cannot run %s; there are %s".formatted(name, String.join(", ", known.keySet())));
      }
    }
    return names.stream().map(known::get).toList();
  }
}
