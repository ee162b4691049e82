package io.plumbline.jobs.row;

import io.plumbline.connectors.sample.SampleRows;
import io.plumbline.jobs.rule.RuleAwareFunction;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.Keys;
import io.plumbline.model.SampleBatch;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Window;
import io.plumbline.rules.quality.RowEvaluator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import org.apache.flink.util.Collector;

/**
 * Keyed by part, so that one large batch spreads over all subtasks: evaluates the rows of a part by
 * every rule of the dataset in one pass. Only partial states leave it, one for each window that the
 * rules ask for.
 */
public final class RowEvaluateFunction extends RuleAwareFunction<SampleBatch, ScopedPartial> {
  private static final long serialVersionUID = 1L;

  public RowEvaluateFunction(RuleSeed seed) {
    super(seed);
  }

  @Override
  public void processElement(
      SampleBatch batch, ReadOnlyContext context, Collector<ScopedPartial> out) throws Exception {
    var byWindow = new LinkedHashMap<Window, List<Rule>>();
    for (var rule : rulesOf(batch.dataset(), context)) {
      byWindow.computeIfAbsent(rule.window(), w -> new ArrayList<>()).add(rule);
    }
    var rows = SampleRows.of(batch);
    byWindow.forEach((window, rules) -> out.collect(evaluate(batch, rows, window, rules)));
  }

  private static ScopedPartial evaluate(
      SampleBatch batch, SampleRows rows, Window window, List<Rule> rules) {
    var evaluator = new RowEvaluator(rules, rows.schema());
    for (int i = 0; i < rows.size(); i++) {
      int row = i;
      evaluator.accept(rows.view(row), () -> rows.json(row));
    }
    boolean tumbles = window instanceof Window.Tumble;
    var scope =
        window instanceof Window.Tumble tumble
            ? String.valueOf(tumble.startOf(batch.atMillis()))
            : batch.batchId();
    long closes =
        window instanceof Window.Tumble tumble
            ? tumble.startOf(batch.atMillis()) + tumble.millis()
            : 0;
    var kind = window instanceof Window.Tumble tumble ? "tumble " + tumble.millis() : "run";
    return new ScopedPartial(
        Keys.join(batch.dataset().key(), kind, scope),
        batch.dataset(),
        tumbles ? "window " + scope : scope,
        closes,
        batch.batchId(),
        batch.part(),
        batch.parts(),
        batch.runId(),
        batch.atMillis(),
        evaluator.partial());
  }
}
