package io.plumbline.jobs.row;

import io.plumbline.connectors.sample.SampleRows;
import io.plumbline.jobs.rule.RuleAwareFunction;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.Finding;
import io.plumbline.model.QuarantinedRow;
import io.plumbline.model.SampleBatch;
import io.plumbline.model.Verdict;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Rule;
import io.plumbline.rules.quality.QuarantinedRows;
import io.plumbline.rules.quality.RowEvaluator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by part, so that one large batch spreads over all subtasks: evaluates the rows of a part by
 * every rule of the dataset in one pass. Only partial states leave it, and on the side the rows
 * that go to quarantine and what keeps a rule from being judged.
 */
public final class RowEvaluateFunction extends RuleAwareFunction<SampleBatch, ScopedPartial> {
  private static final long serialVersionUID = 1L;

  public static final OutputTag<QuarantinedRow> QUARANTINE =
      new OutputTag<>("quarantine", TypeInformation.of(QuarantinedRow.class));
  public static final OutputTag<Finding> PROBLEMS =
      new OutputTag<>("row-problems", TypeInformation.of(Finding.class));

  public RowEvaluateFunction(RuleSeed seed) {
    super(seed);
  }

  @Override
  public void processElement(
      SampleBatch batch, ReadOnlyContext context, Collector<ScopedPartial> out) throws Exception {
    var rules = rulesOf(batch.dataset(), context);
    if (rules.stream().noneMatch(Rule::isAboutRows)) {
      return;
    }
    var rows = SampleRows.of(batch);
    var place = batch.batchId() + "/" + batch.part();
    var evaluator =
        new RowEvaluator(
            rules,
            rows.schema(),
            (rule, row) ->
                context.output(
                    QUARANTINE,
                    QuarantinedRows.of(rule, batch.dataset(), place, row, batch.atMillis())));
    evaluator.beginRun();
    evaluator.accept(rows.batch(), batch.atMillis());
    for (var partial : evaluator.drain()) {
      out.collect(
          new ScopedPartial(
              batch.dataset(),
              batch.batchId(),
              String.valueOf(batch.part()),
              batch.parts(),
              batch.runId(),
              batch.atMillis(),
              partial));
    }
    report(batch, rules, evaluator.problems(), context);
  }

  private static void report(
      SampleBatch batch, List<Rule> rules, Map<String, String> problems, ReadOnlyContext context) {
    for (var rule : rules) {
      var problem = problems.get(rule.name());
      if (problem != null) {
        context.output(
            PROBLEMS,
            new FindingBuilder(rule, batch.dataset(), "", batch.batchId(), batch.atMillis())
                .detail("problem", problem)
                .verdict(
                    Verdict.UNKNOWN,
                    "Cannot judge %s on %s: %s"
                        .formatted(rule.name(), batch.dataset().name(), problem)));
      }
    }
  }
}
