package io.plumbline.jobs.incident;

import io.plumbline.model.Alert;
import io.plumbline.model.Finding;
import io.plumbline.model.Verdict;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Mode;
import io.plumbline.rules.incident.IncidentState;
import io.plumbline.rules.incident.IncidentTracker;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by fingerprint: folds findings into incidents and emits alerts. Findings that are news
 * (violations, and verdicts that differ from the last one) go on to the side.
 */
public final class IncidentFunction extends KeyedProcessFunction<String, Finding, Alert> {
  private static final long serialVersionUID = 1L;

  /** Findings worth publishing. */
  public static final OutputTag<Finding> NEWS =
      new OutputTag<>("news", TypeInformation.of(Finding.class));

  private final long horizonMillis;
  private transient IncidentTracker tracker;
  private transient ValueState<IncidentState> incidents;
  private transient ValueState<Verdict> last;

  /**
   * @param horizonMillis how far out of order telemetry may be
   */
  public IncidentFunction(long horizonMillis) {
    this.horizonMillis = horizonMillis;
  }

  @Override
  public void open(OpenContext context) {
    tracker = new IncidentTracker(horizonMillis);
    incidents =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("incidents", TypeInformation.of(IncidentState.class)));
    last =
        getRuntimeContext()
            .getState(new ValueStateDescriptor<>("verdict", TypeInformation.of(Verdict.class)));
  }

  @Override
  public void processElement(Finding finding, Context context, Collector<Alert> out)
      throws Exception {
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
    var known = incidents.value();
    var tracked =
        tracker.track(
            known == null ? IncidentState.initial() : known,
            finding,
            context.timerService().currentProcessingTime());
    incidents.update(tracked.next());
    tracked.alerts().forEach(out::collect);
  }
}
