package io.plumbline.jobs.arrival;

import io.plumbline.jobs.rule.RuleAwareFunction;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Keys;
import io.plumbline.model.RunOutput;
import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.NamedTarget;
import org.apache.flink.util.Collector;

/**
 * Keyed by dataset: tells each arrival rule of a dataset that it came, and those of the datasets
 * that follow it.
 */
public final class ArrivalRouteFunction extends RuleAwareFunction<RunOutput, ArrivalEvent> {
  private static final long serialVersionUID = 1L;

  public ArrivalRouteFunction(RuleSeed seed) {
    super(seed);
  }

  @Override
  public void processElement(RunOutput load, ReadOnlyContext context, Collector<ArrivalEvent> out)
      throws Exception {
    for (var rule : rulesOf(load.dataset(), context)) {
      if (rule.expectation() instanceof ArrivalExpectation) {
        var ruleKey = Keys.join(rule.tenant(), rule.name());
        boolean isOne = rule.target() instanceof NamedTarget;
        var key = isOne ? ruleKey : Keys.join(ruleKey, load.dataset().key());
        out.collect(
            new ArrivalEvent(
                ArrivalEvent.Kind.ARRIVED,
                key,
                textOf(ruleKey),
                load.dataset(),
                load.runId(),
                load.atMillis()));
      }
    }
    for (var rule : rulesFollowing(load.dataset(), context)) {
      var ruleKey = Keys.join(rule.tenant(), rule.name());
      var awaited = new DatasetId(rule.tenant(), "", ((NamedTarget) rule.target()).name());
      out.collect(
          new ArrivalEvent(
              ArrivalEvent.Kind.UPSTREAM_ARRIVED,
              ruleKey,
              textOf(ruleKey),
              awaited,
              load.runId(),
              load.atMillis()));
    }
  }
}
