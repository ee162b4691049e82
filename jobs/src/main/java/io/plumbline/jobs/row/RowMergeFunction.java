package io.plumbline.jobs.row;

import io.plumbline.jobs.rule.RuleAwareFunction;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.Metric;
import io.plumbline.rules.Rule;
import io.plumbline.rules.quality.Grid;
import io.plumbline.rules.quality.RowMetricPoints;
import io.plumbline.rules.quality.RowProgress;
import io.plumbline.rules.quality.RowTimeline;
import io.plumbline.rules.quality.RowVerdict;
import io.plumbline.rules.quality.RunPart;
import io.plumbline.rules.quality.StreamRules;
import io.plumbline.rules.quality.TimelineState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/**
 * Keyed by dataset and grid: merges partials in order of time and gives the verdicts, and on the
 * side the metrics that they stand on.
 */
public final class RowMergeFunction extends RuleAwareFunction<ScopedPartial, Finding> {
  private static final long serialVersionUID = 1L;

  public static final OutputTag<Metric> METRICS =
      new OutputTag<>("row-metrics", TypeInformation.of(Metric.class));

  /** Timers are rounded up to this, so that there are few of them. */
  private static final long TICK_MILLIS = 1_000;

  /** How far out of order the rows of one dataset may be; later ones are late. */
  private static final long DISORDER_MILLIS = 5_000;

  /** After how long without rows of a dataset its open windows are judged. */
  private static final long SILENCE_MILLIS = 30_000;

  private final boolean arrivesWhenRead;
  private transient ValueState<MergedRows> merged;
  private transient NormalRows normals;
  private transient long startedMillis;

  /** Of posted rows: they arrived when they were posted, whenever they are read. */
  public RowMergeFunction(RuleSeed seed) {
    this(seed, false);
  }

  private RowMergeFunction(RuleSeed seed, boolean arrivesWhenRead) {
    super(seed);
    this.arrivesWhenRead = arrivesWhenRead;
  }

  /** Of the rows of a table: they arrive when they are read. */
  public static RowMergeFunction ofTable(RuleSeed seed) {
    return new RowMergeFunction(seed, true);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    merged =
        getRuntimeContext()
            .getState(
                new ValueStateDescriptor<>("merged-rows", TypeInformation.of(MergedRows.class)));
    normals = new NormalRows(getRuntimeContext());
    startedMillis = Long.MIN_VALUE;
  }

  @Override
  public void processElement(ScopedPartial part, ReadOnlyContext context, Collector<Finding> out)
      throws Exception {
    var rules = rulesOf(part.dataset(), part.rows().grid(), context);
    if (rules.isEmpty()) {
      return;
    }
    var known = merged.value();
    var before =
        known == null
            ? new MergedRows(
                part.dataset(), part.rows().grid(), RowProgress.NONE, TimelineState.initial())
            : known;
    var timeline = new RowTimeline(Grid.of(rules.get(0)), rules);
    var progress =
        before.progress().and(part.rows(), part.atMillis(), part.parts() == ScopedPartial.BOUNDED);
    var step =
        isRun(part, rules)
            ? timeline.take(
                before.timeline(),
                new RunPart(
                    part.batchId(),
                    part.runId(),
                    part.part(),
                    part.parts(),
                    part.atMillis(),
                    part.rows().segments()))
            : timeline.take(before.timeline(), List.of(part.rows()), part.atMillis());
    emit(step, timeline, part.dataset(), context, out);
    advance(timeline, rules, before, progress, step, context, out);
  }

  private static boolean isRun(ScopedPartial part, List<Rule> rules) {
    return part.parts() > 0 && Grid.of(rules.get(0)).isOfRuns();
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out)
      throws Exception {
    var rows = merged.value();
    if (rows == null) {
      return;
    }
    var rules = rulesOf(rows.dataset(), rows.grid(), context);
    if (rules.isEmpty()) {
      merged.clear();
      normals.clear();
      return;
    }
    var timeline = new RowTimeline(Grid.of(rules.get(0)), rules);
    var step = new RowTimeline.Step(rows.timeline(), List.of(), 0);
    advance(timeline, rules, rows, rows.progress(), step, context, out);
  }

  private void advance(
      RowTimeline timeline,
      List<Rule> rules,
      MergedRows before,
      RowProgress known,
      RowTimeline.Step taken,
      ReadOnlyContext context,
      Collector<Finding> out)
      throws Exception {
    long clock = context.currentWatermark();
    if (startedMillis == Long.MIN_VALUE && clock < Long.MAX_VALUE) {
      startedMillis = clock;
    }
    var progress = known.since(startedMillis);
    long watermark = progress.watermark(timeline.grid(), clock, DISORDER_MILLIS, SILENCE_MILLIS);
    var step = timeline.advance(taken.next(), watermark, known.arrivedMillis());
    emit(step, timeline, before.dataset(), context, out);
    merged.update(new MergedRows(before.dataset(), before.grid(), known, step.next()));
    look(timeline, rules, before.dataset(), progress, step.next(), context, out);
    if (step.wakeAtMillis() != 0 && progress.isBounded()) {
      context.timerService().registerEventTimeTimer(Long.MAX_VALUE);
    } else if (step.wakeAtMillis() != 0) {
      long wake =
          timeline.grid().time().column() == null
              ? step.wakeAtMillis()
              : Math.max(step.wakeAtMillis(), progress.arrivedMillis() + SILENCE_MILLIS);
      wakeAt(wake, context);
    }
  }

  /** Looks at open windows, also when nothing comes: that nothing comes may be what is wrong. */
  private void look(
      RowTimeline timeline,
      List<Rule> rules,
      DatasetId dataset,
      RowProgress progress,
      TimelineState rows,
      ReadOnlyContext context,
      Collector<Finding> out)
      throws Exception {
    long clock = context.currentWatermark();
    long step = NormalRows.stepMillis(rules);
    long now = progress.nowMillis(timeline.grid(), clock, SILENCE_MILLIS);
    if (step == 0 || now == Long.MIN_VALUE) {
      return;
    }
    var calendars = calendarsOf(dataset.tenant());
    normals
        .look(dataset, timeline, rows, rules, calendars, now, clock - now, presentSince(timeline))
        .forEach(out::collect);
    wakeAt((Math.floorDiv(clock, step) + 1) * step, context);
  }

  /** Since when what arrives is seen; what arrived before is another matter than when it did. */
  private long presentSince(RowTimeline timeline) {
    return arrivesWhenRead && timeline.grid().time().column() == null
        ? startedMillis
        : Long.MIN_VALUE;
  }

  private static void wakeAt(long millis, ReadOnlyContext context) {
    boolean isRoundable = millis < Long.MAX_VALUE - TICK_MILLIS;
    context
        .timerService()
        .registerEventTimeTimer(
            isRoundable ? -Math.floorDiv(-millis, TICK_MILLIS) * TICK_MILLIS : Long.MAX_VALUE);
  }

  private void emit(
      RowTimeline.Step step,
      RowTimeline timeline,
      DatasetId dataset,
      ReadOnlyContext context,
      Collector<Finding> out) {
    var ofNormal = new ArrayList<RowVerdict>();
    for (var verdict : step.verdicts()) {
      if (!NormalRows.isNormal(verdict)) {
        out.collect(verdict.finding(dataset));
      } else if (!verdict.scope().isWindow()
          || verdict.scope().startMillis() >= presentSince(timeline)) {
        ofNormal.add(verdict);
      }
    }
    normals.judge(dataset, ofNormal, calendarsOf(dataset.tenant())).forEach(out::collect);
    RowMetricPoints.of(step.verdicts(), dataset).forEach(metric -> context.output(METRICS, metric));
  }

  /** The rules of a grid; those over runs also in the form in which they judge a stream. */
  private List<Rule> rulesOf(DatasetId dataset, String grid, ReadOnlyContext context)
      throws Exception {
    return rulesOf(dataset, context).stream()
        .filter(Rule::isAboutRows)
        .flatMap(rule -> Stream.of(rule, StreamRules.unending(rule)).distinct())
        .filter(rule -> Grid.of(rule).text().equals(grid))
        .toList();
  }
}
