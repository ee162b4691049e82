package io.plumbline.jobs.run;

import io.plumbline.jobs.rule.RuleAwareFunction;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.Finding;
import io.plumbline.model.Incident;
import io.plumbline.model.IncidentStatus;
import io.plumbline.model.Keys;
import io.plumbline.model.RunOutput;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Rule;
import io.plumbline.rules.quality.RowJudge;
import io.plumbline.rules.volume.ExpectedLoads;
import io.plumbline.rules.volume.VolumeDetector;
import io.plumbline.rules.volume.VolumeState;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/** Keyed by dataset: judges each load by its volume and metric rules; learns what people expect. */
public final class LoadJudgeFunction extends RuleAwareFunction<LoadEvent, Finding> {
  private static final long serialVersionUID = 1L;
  private final long horizonMillis;
  private transient MapState<String, VolumeState> volumes;

  /**
   * @param horizonMillis how far out of order telemetry may be
   */
  public LoadJudgeFunction(RuleSeed seed, long horizonMillis) {
    super(seed);
    this.horizonMillis = horizonMillis;
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    volumes =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "volumes", Types.STRING, TypeInformation.of(VolumeState.class)));
  }

  @Override
  public void processElement(LoadEvent event, ReadOnlyContext context, Collector<Finding> out)
      throws Exception {
    if (event.load() == null) {
      expect(event.command().incident(), event.command().atMillis(), context);
    } else {
      judge(event.load(), context, out);
    }
  }

  /** The loads of an incident were to be expected: the baseline learns from them. */
  private void expect(Incident incident, long atMillis, ReadOnlyContext context) throws Exception {
    var first = incident.first();
    var rule = ruleNamed(Keys.join(first.tenant(), first.rule()), context);
    if (rule.isPresent() && rule.get().expectation() instanceof Expectation.Normal) {
      boolean isOpen = incident.status() == IncidentStatus.OPEN;
      var loads =
          new ExpectedLoads(
              incident.openedAtMillis(), isOpen ? atMillis : incident.lastViolationAtMillis());
      volumes.put(first.rule(), detector(rule.get()).acknowledge(state(rule.get()), loads));
    }
  }

  private void judge(RunOutput load, ReadOnlyContext context, Collector<Finding> out)
      throws Exception {
    Map<String, Double> reported = RunMetrics.of(load);
    for (var rule : rulesOf(load.dataset(), context)) {
      if (rule.expectation() instanceof Expectation.Normal normal && rule.isAboutWholeRuns()) {
        var value = reported.get(normal.metric().text());
        if (value != null) {
          judgeNormal(rule, load, value, out);
        }
      } else if (rule.expectation() instanceof Expectation.Metrics metrics
          && rule.window().isOfOneRun()) {
        judgeMetrics(rule, metrics, load, reported, out);
      }
    }
  }

  private void judgeNormal(Rule rule, RunOutput load, double value, Collector<Finding> out)
      throws Exception {
    var step = detector(rule).observe(state(rule), load, value);
    volumes.put(rule.name(), step.next());
    step.findings().forEach(out::collect);
  }

  private VolumeDetector detector(Rule rule) {
    return new VolumeDetector(rule, horizonMillis, calendarsOf(rule.tenant()));
  }

  private VolumeState state(Rule rule) throws Exception {
    var state = volumes.get(rule.name());
    return state == null ? VolumeState.initial() : state;
  }

  /** A metric rule is judged on a run only where the run reports every metric that it asks for. */
  private static void judgeMetrics(
      Rule rule,
      Expectation.Metrics expectation,
      RunOutput load,
      Map<String, Double> reported,
      Collector<Finding> out) {
    var calls = expectation.condition().metrics();
    boolean complete =
        rule.filter() == null && calls.stream().allMatch(call -> reported.containsKey(call.text()));
    if (complete) {
      var finding =
          new FindingBuilder(rule, load.dataset(), "", load.runId(), load.atMillis())
              .detail("job", load.job().id())
              .codeVersions(load.codeVersion(), null);
      out.collect(
          RowJudge.judge(
              expectation, call -> exact(reported.get(call.text())), finding, load.dataset()));
    }
  }

  /** Counts read as whole numbers: 412, not 412.0. */
  private static Number exact(Double value) {
    boolean whole = value == Math.rint(value) && Math.abs(value) < 1L << 53;
    return whole ? (Number) value.longValue() : value;
  }
}
