package io.plumbline.jobs.arrival;

import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.DatasetId;
import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.RuleCompiler;
import io.plumbline.rules.RuleRejectedException;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.functions.RichFlatMapFunction;
import org.apache.flink.util.Collector;

/**
 * Announces each arrival rule on a named dataset, so that its deadline runs even if the dataset
 * never comes. A rule on a pattern awaits the datasets that have come once.
 */
public final class ArrivalDeclareFunction extends RichFlatMapFunction<RuleText, ArrivalEvent> {
  private static final long serialVersionUID = 1L;
  private final RuleSeed seed;
  private transient RuleCompiler compiler;

  public ArrivalDeclareFunction(RuleSeed seed) {
    this.seed = seed;
  }

  @Override
  public void open(OpenContext context) {
    compiler = seed.compiler().create();
  }

  @Override
  public void flatMap(RuleText text, Collector<ArrivalEvent> out) {
    if (text.dropped() || text.kind() != StatementKind.RULE) {
      return;
    }
    try {
      var rule = compiler.compile(text);
      if (rule.expectation() instanceof ArrivalExpectation
          && rule.target() instanceof NamedTarget target) {
        var awaited = new DatasetId(text.tenant(), "", target.name());
        out.collect(
            new ArrivalEvent(
                ArrivalEvent.Kind.DECLARED, text.key(), text, awaited, null, text.atMillis()));
      }
    } catch (RuleRejectedException rejected) {
      // The rejection itself is reported once, by RuleRejectFunction.
      return;
    }
  }
}
