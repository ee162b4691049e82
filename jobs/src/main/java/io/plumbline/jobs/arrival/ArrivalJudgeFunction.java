package io.plumbline.jobs.arrival;

import io.plumbline.jobs.rule.RuleAwareFunction;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.Finding;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Step;
import io.plumbline.rules.arrival.ArrivalDetector;
import io.plumbline.rules.arrival.ArrivalState;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;

/**
 * Keyed by arrival rule and dataset: wakes the detector by event time, which a clock moves on when
 * telemetry is silent. One timer a key.
 */
public final class ArrivalJudgeFunction extends RuleAwareFunction<ArrivalEvent, Finding> {
  private static final long serialVersionUID = 1L;
  private transient ValueState<ArrivalState> state;
  private transient ValueState<String> ruleKey;

  public ArrivalJudgeFunction(RuleSeed seed) {
    super(seed);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    state =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("arrival", TypeInformation.of(ArrivalState.class)));
    ruleKey = getRuntimeContext().getState(new ValueStateDescriptor<>("rule", Types.STRING));
  }

  @Override
  public void processElement(ArrivalEvent event, ReadOnlyContext context, Collector<Finding> out)
      throws Exception {
    know(event.rule());
    var rule = ruleNamed(event.rule().key(), context);
    if (rule.isEmpty()) {
      return;
    }
    ruleKey.update(event.rule().key());
    var detector = detector(rule.get());
    long now = context.timerService().currentWatermark();
    var step =
        switch (event.kind()) {
          case DECLARED -> detector.declare(state.value(), event.dataset(), event.atMillis(), now);
          case ARRIVED ->
              detector.arrive(state.value(), event.dataset(), event.runId(), event.atMillis(), now);
          case UPSTREAM_ARRIVED ->
              detector.arriveUpstream(state.value(), event.dataset(), event.atMillis(), now);
        };
    take(step, out, context.timerService());
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out)
      throws Exception {
    if (context.timerService().currentWatermark() == Long.MAX_VALUE) {
      // The input ended, time did not: a job that is drained must not judge every day to come.
      return;
    }
    var rule = ruleNamed(ruleKey.value(), context);
    if (rule.isEmpty()) {
      state.clear();
      ruleKey.clear();
      return;
    }
    take(detector(rule.get()).wake(state.value(), timestamp), out, context.timerService());
  }

  private ArrivalDetector detector(Rule rule) {
    return new ArrivalDetector(rule, calendarsOf(rule.tenant()));
  }

  private void take(Step<ArrivalState> step, Collector<Finding> out, TimerService timers)
      throws Exception {
    var before = state.value();
    if (before != null
        && before.deadlineMillis() > 0
        && before.deadlineMillis() != step.wakeAtMillis()) {
      timers.deleteEventTimeTimer(before.deadlineMillis());
    }
    if (step.wakeAtMillis() > 0) {
      timers.registerEventTimeTimer(step.wakeAtMillis());
    }
    state.update(step.next());
    step.findings().forEach(out::collect);
  }
}
