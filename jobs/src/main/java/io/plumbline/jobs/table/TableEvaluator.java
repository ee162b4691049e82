package io.plumbline.jobs.table;

import io.plumbline.jobs.rule.ActiveRules;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.QuarantinedRow;
import io.plumbline.model.RuleText;
import io.plumbline.model.Verdict;
import io.plumbline.model.row.RowBatch;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Rule;
import io.plumbline.rules.quality.PanePartial;
import io.plumbline.rules.quality.QuarantinedRows;
import io.plumbline.rules.quality.Rejects;
import io.plumbline.rules.quality.RowColumns;
import io.plumbline.rules.quality.RowEvaluator;
import io.plumbline.rules.quality.StreamRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.apache.flink.table.data.RowData;

/**
 * Evaluates the rows that one subtask reads of a table by the rules in force. Of a row only the
 * columns are looked at that those rules read; all of them while a rule sends rows to quarantine,
 * where they are wanted whole. Not thread-safe.
 */
final class TableEvaluator {
  private final DatasetId dataset;
  private final RowDataColumns columns;
  private final boolean isBounded;
  private final ActiveRules active;
  private final String place;
  private final Consumer<QuarantinedRow> quarantine;
  private final Consumer<Finding> problems;
  private final LongSupplier clock;
  private final Set<String> reported = new HashSet<>();
  private RowDataBatch batch;
  private RowEvaluator evaluator;
  private long sequence;

  /**
   * @param place names the subtask: it tells equal rows of two of them apart
   * @param clock the time now, in milliseconds
   */
  TableEvaluator(
      DatasetId dataset,
      RowDataColumns columns,
      boolean isBounded,
      ActiveRules active,
      String place,
      Consumer<QuarantinedRow> quarantine,
      Consumer<Finding> problems,
      LongSupplier clock) {
    this.dataset = dataset;
    this.columns = columns;
    this.isBounded = isBounded;
    this.active = active;
    this.place = place;
    this.quarantine = quarantine;
    this.problems = problems;
    this.clock = clock;
  }

  /** Takes a version of a rule; the rows before must have been drained. */
  void put(RuleText rule) {
    active.put(rule);
    evaluator = null;
    batch = null;
  }

  /** Takes a row. */
  void append(RowData row) {
    begin();
    batch.append(row);
    if (batch.isFull()) {
      evaluate();
    }
  }

  /** Begins if there was no row yet: rows that end are judged also when there are none. */
  void begin() {
    if (evaluator == null) {
      evaluator = evaluator();
    }
  }

  /** What the rows since the last call say. */
  List<PanePartial> drain() {
    if (evaluator == null) {
      return List.of();
    }
    evaluate();
    return evaluator.drain();
  }

  private void evaluate() {
    if (batch.rows().size() > 0) {
      evaluator.accept(batch.rows(), clock.getAsLong());
      batch.clear();
    }
  }

  private RowEvaluator evaluator() {
    var rules =
        active.of(dataset).stream()
            .map(rule -> isBounded ? rule : StreamRules.unending(rule))
            .filter(Rule::isAboutRows)
            .toList();
    var read = read(rules);
    batch = new RowDataBatch(read, RowBatch.DEFAULT_CAPACITY);
    var created =
        new RowEvaluator(
            rules,
            read.schema(),
            (rule, row) ->
                quarantine.accept(
                    QuarantinedRows.of(rule, dataset, place + sequence++, row, clock.getAsLong())));
    if (isBounded) {
      created.beginRun();
    }
    if (!created.problems().isEmpty()) {
      report(rules, clock.getAsLong());
    }
    return created;
  }

  private RowDataColumns read(List<Rule> rules) {
    return rules.stream().anyMatch(Rule::sendsRowsOn)
        ? columns
        : columns.only(RowColumns.of(rules, columns.schema()));
  }

  private void report(List<Rule> rules, long nowMillis) {
    // Against all columns: what is wrong with a rule names those that it may have meant.
    var found = new RowEvaluator(rules, columns.schema(), Rejects.NONE).problems();
    for (var rule : rules) {
      var problem = found.get(rule.name());
      if (problem != null && reported.add(rule.name() + rule.version())) {
        problems.accept(
            new FindingBuilder(rule, dataset, "", "version " + rule.version(), nowMillis)
                .detail("problem", problem)
                .verdict(
                    Verdict.UNKNOWN,
                    "Cannot judge %s on %s: %s".formatted(rule.name(), dataset.name(), problem)));
      }
    }
  }
}
