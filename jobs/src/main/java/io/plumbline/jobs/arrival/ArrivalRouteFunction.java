package io.plumbline.jobs.arrival;

import io.plumbline.jobs.rule.RuleAwareFunction;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.Keys;
import io.plumbline.model.RunOutput;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.Rule;
import org.apache.flink.util.Collector;

/** Keyed by dataset: tells each arrival rule of a dataset that it came. */
public final class ArrivalRouteFunction extends RuleAwareFunction<RunOutput, ArrivalEvent> {
  private static final long serialVersionUID = 1L;

  public ArrivalRouteFunction(RuleSeed seed) {
    super(seed);
  }

  @Override
  public void processElement(RunOutput load, ReadOnlyContext context, Collector<ArrivalEvent> out)
      throws Exception {
    for (var rule : rulesOf(load.dataset(), context)) {
      if (rule.expectation() instanceof Expectation.ArrivalBy
          || rule.expectation() instanceof Expectation.ArrivalEvery) {
        var ruleKey = Keys.join(rule.tenant(), rule.name());
        out.collect(
            new ArrivalEvent(
                key(rule, ruleKey, load),
                textOf(ruleKey),
                load.dataset(),
                load.runId(),
                load.atMillis()));
      }
    }
  }

  private static String key(Rule rule, String ruleKey, RunOutput load) {
    return rule.target() instanceof NamedTarget
        ? ruleKey
        : Keys.join(ruleKey, load.dataset().key());
  }
}
