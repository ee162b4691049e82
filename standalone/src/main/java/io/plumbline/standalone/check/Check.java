package io.plumbline.standalone.check;

import io.plumbline.connectors.file.RowFile;
import io.plumbline.connectors.file.format.FileFormat;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Target;
import io.plumbline.standalone.check.CheckResult.DataSummary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.IntStream;

/** Judges files by rules. The same rules over the same rows of a stream say the same. */
public final class Check {
  private static final String NORMAL =
      "what is normal is learned from many runs, batches or windows, and a file is one; "
          + "the rule is judged in a running engine";

  private final CheckScript script;
  private final List<DataFile> data;
  private final int threads;
  private final long atMillis;
  private final LongAdder rowsRead = new LongAdder();

  /**
   * A check of files by files of statements.
   *
   * @param threads how many read and judge at the same time
   * @param atMillis the time of the judgement, for rules about freshness
   * @throws java.io.UncheckedIOException if the statements cannot be read
   */
  public static Check of(List<Path> rules, List<DataFile> data, int threads, long atMillis) {
    return new Check(CheckScript.read(rules), data, threads, atMillis);
  }

  /**
   * @param threads how many read and judge at the same time
   * @param atMillis the time of the judgement, for rules about freshness
   */
  Check(CheckScript script, List<DataFile> data, int threads, long atMillis) {
    this.script = script;
    this.data = List.copyOf(data);
    this.threads = threads;
    this.atMillis = atMillis;
  }

  /** How many rows were read so far; may be asked for while the check runs. */
  public long rowsRead() {
    return rowsRead.sum();
  }

  /**
   * Reads and judges everything.
   *
   * @throws io.plumbline.connectors.file.UnreadableFileException if a file cannot be read
   * @throws InterruptedException if the thread is interrupted meanwhile
   */
  public CheckResult run() throws InterruptedException {
    long start = System.nanoTime();
    var files = new LinkedHashMap<DataFile, RowFile>();
    for (var each : data) {
      var columns = script.table(each.name()).map(DeclaredColumns::of).orElse(List.of());
      files.put(each, FileFormat.of(each.path()).open(each.path(), columns));
    }
    var rules = script.rules(target -> schemas(files, target));
    var problems = new ArrayList<>(rules.problems());
    var judged = new ArrayList<Judged>();
    var summaries = new ArrayList<DataSummary>();
    var places = new HashMap<String, CheckScript.Written>();
    rules.rules().forEach(written -> places.put(written.rule().name(), written));
    var rulesByData = bind(rules.rules(), files, problems);
    try (var pool = new Workers(threads)) {
      for (var entry : files.entrySet()) {
        var name = entry.getKey().name();
        var own = rulesByData.getOrDefault(entry.getKey(), List.of());
        var outcome =
            new FileCheck(name, entry.getValue(), own, atMillis).run(pool, threads, rowsRead);
        outcome.verdicts().forEach(verdict -> judged.add(new Judged(name, verdict)));
        outcome
            .ruleProblems()
            .forEach((rule, message) -> problems.add(at(places.get(rule), message)));
        problems.addAll(outcome.dataProblems());
        summaries.add(
            new DataSummary(
                name, outcome.rows(), describe(outcome.schema()), entry.getValue().warnings()));
      }
    }
    return new CheckResult(judged, summaries, problems, (System.nanoTime() - start) / 1e9);
  }

  private static CheckProblem at(CheckScript.Written place, String message) {
    return new CheckProblem(place.source(), place.line(), place.column(), message);
  }

  private static List<RowSchema> schemas(Map<DataFile, RowFile> files, Target target) {
    var matched = files.keySet().stream().filter(file -> target.matches(file.dataset())).count();
    // Files of one pattern may differ: what does not fit is told of each when it is read.
    if (matched > 1) {
      return List.of();
    }
    return files.entrySet().stream()
        .filter(entry -> target.matches(entry.getKey().dataset()))
        .map(entry -> entry.getValue().schema())
        .toList();
  }

  private static Map<DataFile, List<Rule>> bind(
      List<CheckScript.Written> rules, Map<DataFile, RowFile> files, List<CheckProblem> problems) {
    var bound = new HashMap<DataFile, List<Rule>>();
    var names = new HashSet<String>();
    for (var written : rules) {
      var rule = written.rule();
      if (!names.add(rule.name())) {
        problems.add(at(written, "rule '" + rule.name() + "' is created twice; rename one"));
        continue;
      }
      if (rule.expectation() instanceof Expectation.Normal && rule.isAboutRows()) {
        problems.add(at(written, NORMAL));
        continue;
      }
      if (!rule.isAboutRows()) {
        problems.add(at(written, "the rule is about pipeline runs, and a file has none"));
        continue;
      }
      boolean matched = false;
      for (var file : files.keySet()) {
        if (rule.target().matches(file.dataset())) {
          bound.computeIfAbsent(file, f -> new ArrayList<>()).add(rule);
          matched = true;
        }
      }
      if (!matched) {
        problems.add(
            at(
                written,
                "no data for %s; write --data NAME=FILE with a name that it matches"
                    .formatted(rule.target().sql())));
      }
    }
    return bound;
  }

  private static List<String> describe(RowSchema schema) {
    return IntStream.range(0, schema.size())
        .mapToObj(i -> schema.names().get(i) + " " + schema.kind(i))
        .toList();
  }
}
