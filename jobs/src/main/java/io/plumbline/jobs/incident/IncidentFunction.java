package io.plumbline.jobs.incident;

import io.plumbline.jobs.rule.RuleAwareFunction;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.Alert;
import io.plumbline.model.Finding;
import io.plumbline.model.Verdict;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Mode;
import io.plumbline.rules.incident.IncidentPolicy;
import io.plumbline.rules.incident.IncidentState;
import io.plumbline.rules.incident.IncidentTracker;
import io.plumbline.rules.incident.IncidentTracker.Tracked;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by fingerprint: folds findings into incidents and emits alerts. Findings that are news
 * (violations, and verdicts that differ from the last one) go on to the side. People are reminded
 * by the wall clock, so that what happened long before the log was read reminds nobody; not while
 * the rule is muted, and not once it is gone.
 */
public final class IncidentFunction extends RuleAwareFunction<IncidentEvent, Alert> {
  private static final long serialVersionUID = 1L;

  /** Findings worth publishing. */
  public static final OutputTag<Finding> NEWS =
      new OutputTag<>("news", TypeInformation.of(Finding.class));

  private final long horizonMillis;
  private final IncidentPolicy policy;
  private transient IncidentTracker tracker;
  private transient ValueState<IncidentState> incidents;
  private transient ValueState<Verdict> last;

  /**
   * @param horizonMillis how far out of order telemetry may be
   */
  public IncidentFunction(RuleSeed seed, long horizonMillis, IncidentPolicy policy) {
    super(seed);
    this.horizonMillis = horizonMillis;
    this.policy = policy;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    tracker = new IncidentTracker(horizonMillis, policy);
    incidents =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("incidents", TypeInformation.of(IncidentState.class)));
    last =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("verdict", TypeInformation.of(Verdict.class)));
  }

  @Override
  public void processElement(IncidentEvent event, ReadOnlyContext context, Collector<Alert> out)
      throws Exception {
    var timers = context.timerService();
    long now = timers.currentProcessingTime();
    if (event.finding() == null) {
      take(tracker.acknowledge(state(), event.command(), now), timers, out);
      return;
    }
    var finding = event.finding();
    if (finding.verdict() == Verdict.FAIL
        || finding.verdict() != last.value()
        || finding.details().containsKey("change")) {
      context.output(NEWS, finding);
      last.update(finding.verdict());
    }
    if (Mode.SHADOW.name().equals(finding.details().get("mode"))
        || finding.details().containsKey(FindingBuilder.MUTED)) {
      return;
    }
    take(tracker.track(state(), finding, now), timers, out);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    var state = state();
    if (state.reminder() == null) {
      return;
    }
    // A timer that fires late, after a restart, counts once: the next one is due from now on.
    long now = context.timerService().currentProcessingTime();
    var rule =
        ruleNamed(state.reminder().ruleKey(), context).filter(each -> each.mode() == Mode.ENFORCED);
    if (rule.isEmpty()) {
      take(tracker.forget(state), context.timerService(), out);
    } else if (rule.get().mutedUntilMillis() > now) {
      take(tracker.postpone(state, rule.get().mutedUntilMillis()), context.timerService(), out);
    } else {
      take(tracker.remind(state, now), context.timerService(), out);
    }
  }

  private IncidentState state() throws Exception {
    var known = incidents.value();
    return known == null ? IncidentState.initial() : known;
  }

  private void take(Tracked tracked, TimerService timers, Collector<Alert> out) throws Exception {
    long before = state().reminder() == null ? 0 : state().reminder().dueMillis();
    long wake = tracked.wakeAtMillis();
    if (before != 0 && before != wake) {
      timers.deleteProcessingTimeTimer(before);
    }
    if (wake != 0 && before != wake) {
      timers.registerProcessingTimeTimer(wake);
    }
    incidents.update(tracked.next());
    tracked.alerts().forEach(out::collect);
  }
}
