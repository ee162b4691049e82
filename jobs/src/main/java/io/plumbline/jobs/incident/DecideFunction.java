package io.plumbline.jobs.incident;

import io.plumbline.model.Alert;
import io.plumbline.model.Decision;
import io.plumbline.rules.decision.DecisionPolicy;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** What the policy makes of each alert. */
public final class DecideFunction implements FlatMapFunction<Alert, Decision> {
  private static final long serialVersionUID = 1L;
  private final DecisionPolicy policy;

  public DecideFunction(DecisionPolicy policy) {
    this.policy = policy;
  }

  @Override
  public void flatMap(Alert alert, Collector<Decision> out) {
    policy.decide(alert).forEach(out::collect);
  }
}
