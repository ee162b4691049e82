package io.plumbline.jobs.row;

import io.plumbline.jobs.rule.RuleAwareFunction;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.Finding;
import io.plumbline.rules.quality.RowJudge;
import io.plumbline.rules.quality.RowPartial;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.util.Collector;

/**
 * Keyed by batch or window: merges partials and gives the verdicts when all parts of a batch came,
 * or when event time has passed the end of a window. A part that comes later corrects them; a part
 * that comes again changes nothing.
 */
public final class RowMergeFunction extends RuleAwareFunction<ScopedPartial, Finding> {
  private static final long serialVersionUID = 1L;

  /** How long a batch is remembered after its last part: a repeat after that is judged again. */
  private static final Duration REMEMBERED = Duration.ofDays(1);

  private transient ValueState<MergedRows> merged;

  public RowMergeFunction(RuleSeed seed) {
    super(seed);
  }

  @Override
  public void open(OpenContext context) throws Exception {
    super.open(context);
    var descriptor = new ValueStateDescriptor<>("rows", TypeInformation.of(MergedRows.class));
    descriptor.enableTimeToLive(StateTtlConfig.newBuilder(REMEMBERED).build());
    merged = getRuntimeContext().getState(descriptor);
  }

  @Override
  public void processElement(ScopedPartial part, ReadOnlyContext context, Collector<Finding> out)
      throws Exception {
    var known = merged.value();
    var before =
        known == null
            ? new MergedRows(
                part.dataset(),
                part.scope(),
                part.runId(),
                part.atMillis(),
                List.of(),
                false,
                RowPartial.empty())
            : known;
    var name = part.batchId() + "/" + part.part();
    if (before.seen().contains(name)) {
      return;
    }
    var seen = new ArrayList<>(before.seen());
    seen.add(name);
    boolean batch = part.closesAtMillis() == 0;
    boolean complete = batch ? seen.size() >= part.parts() : before.judged();
    var after =
        new MergedRows(
            part.dataset(),
            part.scope(),
            part.runId(),
            batch ? part.atMillis() : part.closesAtMillis(),
            seen,
            complete,
            before.partial().merge(part.partial()));
    merged.update(after);
    if (complete) {
      judge(after, context, out);
    } else if (!batch) {
      context.timerService().registerEventTimeTimer(part.closesAtMillis() - 1);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Finding> out)
      throws Exception {
    var rows = merged.value();
    if (rows == null) {
      return;
    }
    var closed =
        new MergedRows(
            rows.dataset(),
            rows.scope(),
            rows.runId(),
            rows.atMillis(),
            rows.seen(),
            true,
            rows.partial());
    merged.update(closed);
    judge(closed, context, out);
  }

  private void judge(MergedRows rows, ReadOnlyContext context, Collector<Finding> out)
      throws Exception {
    for (var rule : rulesOf(rows.dataset(), context)) {
      RowJudge.judge(rule, rows.partial(), rows.dataset(), rows.scope(), rows.atMillis())
          .ifPresent(out::collect);
    }
  }
}
