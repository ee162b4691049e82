package io.plumbline.jobs.forecast;

import io.plumbline.jobs.rule.RuleAwareFunction;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.Keys;
import io.plumbline.model.RunEventType;
import io.plumbline.model.RunUpdate;
import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.forecast.DatasetPast;
import io.plumbline.rules.forecast.EarlyWarning;
import io.plumbline.rules.forecast.JobPast;
import io.plumbline.rules.forecast.UsualTimes;
import io.plumbline.rules.forecast.Warning;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.Collector;

/**
 * Keyed by tenant: learns from every run, and looks ahead once a minute of event time at each
 * deadline of the datasets that have come before.
 *
 * <p>All runs of a tenant meet in one place, because a question goes up the lineage through many
 * jobs; there are few of them beside rows. A tenant is as fast as one subtask, and no faster.
 */
public final class ForecastFunction extends RuleAwareFunction<RunUpdate, Finding> {
  private static final long serialVersionUID = 1L;
  private static final long PERIOD_MILLIS = 60_000;

  /** What has not run for so long is forgotten. */
  private static final Duration REMEMBERED = Duration.ofDays(60);

  private transient MapState<String, JobPast> jobs;
  private transient MapState<String, DatasetPast> datasets;
  private transient MapState<String, Warning> warnings;
  private transient StoredPasts pasts;

  public ForecastFunction(RuleSeed seed) {
    super(seed);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    jobs = forgetting("jobs", JobPast.class);
    datasets = forgetting("datasets", DatasetPast.class);
    warnings =
        getRuntimeContext()
            .getMapState(
                new MapStateDescriptor<>(
                    "warnings", Types.STRING, TypeInformation.of(Warning.class)));
    pasts = new StoredPasts(jobs, datasets);
  }

  private <T> MapState<String, T> forgetting(String name, Class<T> type) {
    var descriptor = new MapStateDescriptor<>(name, Types.STRING, TypeInformation.of(type));
    descriptor.enableTimeToLive(StateTtlConfig.newBuilder(REMEMBERED).build());
    return getRuntimeContext().getMapState(descriptor);
  }

  @Override
  public void processElement(RunUpdate update, ReadOnlyContext context, Collector<Finding> out)
      throws Exception {
    pasts.learn(update);
    if (update.type() == RunEventType.COMPLETE) {
      for (var output : update.outputs()) {
        watch(output.dataset(), context);
      }
    }
    if (!warnings.isEmpty()) {
      var timers = context.timerService();
      timers.registerEventTimeTimer(
          nextMinute(Math.max(update.atMillis(), timers.currentWatermark())));
    }
  }

  private void watch(DatasetId dataset, ReadOnlyContext context) throws Exception {
    for (var rule : rulesOf(dataset, context)) {
      var key = Keys.join(Keys.join(rule.tenant(), rule.name()), dataset.key());
      var known = warnings.get(key);
      boolean isNew = known == null || known.ruleVersion() != rule.version();
      if (rule.expectation() instanceof ArrivalExpectation.ByClock && isNew) {
        warnings.put(key, Warning.none(dataset.key(), rule.version()));
      }
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out)
      throws Exception {
    long watermark = context.timerService().currentWatermark();
    if (watermark == Long.MAX_VALUE) {
      // The input ended, time did not.
      return;
    }
    var times = new UsualTimes();
    var all = warnings.entries().iterator();
    while (all.hasNext()) {
      var entry = all.next();
      var warning = entry.getValue();
      var rule = ruleNamed(Keys.split(entry.getKey()).get(0), context);
      if (rule.isEmpty()
          || rule.get().version() != warning.ruleVersion()
          || !(rule.get().expectation() instanceof ArrivalExpectation.ByClock)) {
        all.remove();
        continue;
      }
      var told =
          new EarlyWarning(rule.get(), calendarsOf(rule.get().tenant()), pasts, times)
              .at(warning, timestamp);
      if (!told.next().equals(warning)) {
        entry.setValue(told.next());
      }
      told.findings().forEach(out::collect);
    }
    if (!warnings.isEmpty()) {
      context.timerService().registerEventTimeTimer(nextMinute(Math.max(timestamp, watermark)));
    }
  }

  private static long nextMinute(long atMillis) {
    return Math.floorDiv(atMillis, PERIOD_MILLIS) * PERIOD_MILLIS + PERIOD_MILLIS;
  }
}
