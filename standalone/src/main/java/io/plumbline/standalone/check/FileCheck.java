package io.plumbline.standalone.check;

import io.plumbline.connectors.file.RowFile;
import io.plumbline.connectors.file.RowProblems;
import io.plumbline.connectors.file.Split;
import io.plumbline.connectors.file.WiderKindException;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.Rule;
import io.plumbline.rules.quality.FileRun;
import io.plumbline.rules.quality.PanePartial;
import io.plumbline.rules.quality.Rejects;
import io.plumbline.rules.quality.RowColumns;
import io.plumbline.rules.quality.RowEvaluator;
import io.plumbline.rules.quality.RowVerdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.LongAdder;

/** Judges one file by the rules of its dataset: one pass, in parallel. */
final class FileCheck {
  /** Windows whose states a thread holds before it writes them down. */
  private static final int MOST_OPEN_PANES = 10_000;

  private final String name;
  private final RowFile file;
  private final List<Rule> rules;
  private final long atMillis;

  FileCheck(String name, RowFile file, List<Rule> rules, long atMillis) {
    this.name = name;
    this.file = file;
    this.rules = rules;
    this.atMillis = atMillis;
  }

  /**
   * What came of a file.
   *
   * @param ruleProblems why rules could not be judged, by name
   */
  record Outcome(
      RowSchema schema,
      long rows,
      List<RowVerdict> verdicts,
      Map<String, String> ruleProblems,
      List<CheckProblem> dataProblems) {}

  private record Part(
      long rows,
      List<PanePartial> partials,
      Map<String, String> ruleProblems,
      RowProblems rowProblems) {}

  Outcome run(Workers workers, int threads, LongAdder rowsRead) throws InterruptedException {
    var columns = RowColumns.of(rules, file.schema());
    var parts = new ArrayList<Callable<Part>>();
    for (var split : file.splits(threads)) {
      parts.add(() -> read(split, columns, rowsRead));
    }
    try {
      return merge(workers.all(parts));
    } catch (WiderKindException narrow) {
      return new FileCheck(name, narrow.wider(), rules, atMillis).run(workers, threads, rowsRead);
    }
  }

  private Part read(Split split, List<String> columns, LongAdder rowsRead) {
    try (var reader = file.read(split, columns)) {
      var evaluator = new RowEvaluator(rules, reader.schema(), Rejects.NONE);
      evaluator.beginRun();
      var partials = new ArrayList<PanePartial>();
      var batch = reader.newBatch();
      long rows = 0;
      for (int read = reader.read(batch); read > 0; read = reader.read(batch)) {
        evaluator.accept(batch, atMillis);
        rows += read;
        rowsRead.add(read);
        if (evaluator.openPanes() > MOST_OPEN_PANES) {
          partials.addAll(evaluator.drain());
        }
      }
      partials.addAll(evaluator.drain());
      return new Part(rows, partials, evaluator.problems(), reader.problems());
    }
  }

  private Outcome merge(List<Part> parts) {
    long rows = 0;
    var partials = new ArrayList<PanePartial>();
    var ruleProblems = new TreeMap<String, String>();
    var rowProblems = RowProblems.NONE;
    for (var part : parts) {
      rows += part.rows();
      partials.addAll(part.partials());
      ruleProblems.putAll(part.ruleProblems());
      rowProblems = rowProblems.merge(part.rowProblems());
    }
    var judged = new ArrayList<>(rules);
    judged.removeIf(rule -> ruleProblems.containsKey(rule.name()));
    return new Outcome(
        file.schema(),
        rows,
        FileRun.judge(judged, partials, atMillis),
        ruleProblems,
        dataProblems(rowProblems));
  }

  private List<CheckProblem> dataProblems(RowProblems found) {
    var problems = new ArrayList<CheckProblem>();
    var source = "data " + name;
    found
        .first()
        .forEach(
            problem ->
                problems.add(new CheckProblem(source, problem.line(), 0, problem.message())));
    if (found.count() > found.first().size()) {
      problems.add(
          new CheckProblem(
              source, 0, 0, (found.count() - found.first().size()) + " more problems of rows"));
    }
    return problems;
  }
}
