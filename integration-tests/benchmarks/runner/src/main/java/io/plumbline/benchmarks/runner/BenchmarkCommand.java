package io.plumbline.benchmarks.runner;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.benchmarks.harness.Format;
import io.plumbline.benchmarks.harness.Variant;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The program behind {@code integration-tests/benchmarks/run}. */
@Command(
    name = "run",
    mixinStandardHelpOptions = true,
    showDefaultValues = true,
    description = "Runs the same checks of TPC-H lineitem on Plumbline and on its peers.")
public final class BenchmarkCommand implements Callable<Integer> {
  private static final int FAILED = 1;

  @Spec private CommandSpec spec;

  @Option(names = "--home", hidden = true, required = true)
  private Path home;

  @Option(names = "--scale", description = "scale factor of TPC-H; 1 is 6 million rows")
  private double scale = 0.5;

  @Option(
      names = "--peers",
      split = ",",
      description = "plumbline, plumbline-check, deequ, duckdb, flink")
  private List<String> peers = List.of("plumbline", "plumbline-check", "deequ", "duckdb");

  @Option(names = "--formats", split = ",", description = "ndjson, parquet, spark.parquet")
  private List<String> formats = List.of("ndjson", "parquet");

  @Option(names = "--variants", split = ",", description = "rows, grouped, many")
  private List<String> variants = List.of("rows");

  @Option(names = "--rounds", description = "how often every peer is started")
  private int rounds = 2;

  @Option(names = "--passes", description = "how often a started peer does the work")
  private int passes = 8;

  public static void main(String... arguments) {
    System.exit(new CommandLine(new BenchmarkCommand()).execute(arguments));
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    var out = spec.commandLine().getOut();
    var place = new Home(home.toAbsolutePath().normalize());
    var all = new Peers(place);
    var data = new DataFolder(place, all, scale);
    var tournament = new Tournament(contestants(all), data, spec.commandLine().getErr());
    tournament.play(
        formats.stream().map(Format::of).toList(),
        variants.stream().map(Variant::of).toList(),
        rounds,
        passes);
    new JsonMapper()
        .writerWithDefaultPrettyPrinter()
        .writeValue(place.results().toFile(), tournament.measurements());
    return report(tournament, out);
  }

  private static int report(Tournament tournament, PrintWriter out) {
    out.print(StandingsTable.of(tournament.standings()));
    tournament.errors().forEach(out::println);
    out.flush();
    return tournament.errors().isEmpty() ? 0 : FAILED;
  }

  private List<Contestant> contestants(Peers all) {
    var known = all.all();
    var names = known.stream().map(Contestant::name).toList();
    if (!names.containsAll(peers)) {
      throw new ParameterException(
          spec.commandLine(),
          "Cannot run peers %s; there are %s".formatted(peers, String.join(", ", names)));
    }
    return known.stream().filter(contestant -> peers.contains(contestant.name())).toList();
  }
}
