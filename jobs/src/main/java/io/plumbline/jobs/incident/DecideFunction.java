package io.plumbline.jobs.incident;

import io.plumbline.jobs.rule.RuleAwareFunction;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.Alert;
import io.plumbline.model.Decision;
import io.plumbline.model.RunOutput;
import io.plumbline.rules.decision.Availability;
import io.plumbline.rules.decision.DecisionPolicy;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.KeyedStream;
import org.apache.flink.util.Collector;

/**
 * Keyed by dataset: what the rules' own clauses and the policies of scheduling make of alerts and
 * loads. A load is decided on when event time has passed it, which it does only when every rule has
 * judged it.
 */
public final class DecideFunction extends RuleAwareFunction<DatasetNews, Decision> {
  private static final long serialVersionUID = 1L;
  private final DecisionPolicy policy;
  private transient ValueState<Availability> availability;

  public DecideFunction(RuleSeed seed, DecisionPolicy policy) {
    super(seed);
    this.policy = policy;
  }

  /** Alerts and loads as one stream by dataset. */
  public static KeyedStream<DatasetNews, String> news(
      DataStream<Alert> alerts, String alertsUid, DataStream<RunOutput> loads, String loadsUid) {
    var news = TypeInformation.of(DatasetNews.class);
    return alerts
        .map(DatasetNews::of)
        .returns(news)
        .uid(alertsUid)
        .name(alertsUid)
        .union(loads.map(DatasetNews::of).returns(news).uid(loadsUid).name(loadsUid))
        .keyBy(each -> each.dataset().key());
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    availability =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("availability", TypeInformation.of(Availability.class)));
  }

  @Override
  public void processElement(DatasetNews news, ReadOnlyContext context, Collector<Decision> out)
      throws Exception {
    var known = known();
    if (news.alert() != null) {
      policy.decide(news.alert()).forEach(out::collect);
      take(known.observe(news.alert(), policiesOf(news.dataset(), context)), out);
    } else {
      availability.update(known.observe(news.load()));
    }
    long now = context.timerService().currentWatermark();
    take(known().settle(now, policiesOf(news.dataset(), context)), out);
    known().settlesAtMillis().ifPresent(at -> wakeAt(at, now, context));
  }

  private static void wakeAt(long atMillis, long now, ReadOnlyContext context) {
    if (atMillis > now) {
      context.timerService().registerEventTimeTimer(atMillis);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Decision> out)
      throws Exception {
    var known = known();
    if (known.waiting() != null) {
      take(known.settle(timestamp, policiesOf(known.waiting().dataset(), context)), out);
    }
  }

  private Availability known() throws Exception {
    var known = availability.value();
    return known == null ? Availability.initial() : known;
  }

  private void take(Availability.Step step, Collector<Decision> out) throws Exception {
    availability.update(step.next());
    step.decisions().forEach(out::collect);
  }
}
