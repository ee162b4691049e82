package io.plumbline.jobs.table;

import io.plumbline.jobs.row.RowEvaluateFunction;
import io.plumbline.jobs.row.ScopedPartial;
import io.plumbline.jobs.rule.ActiveRules;
import io.plumbline.jobs.rule.RuleBroadcast;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.DatasetId;
import io.plumbline.model.DeadLetter;
import io.plumbline.model.RuleText;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.streaming.runtime.watermarkstatus.WatermarkStatus;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.OutputTag;

/**
 * Evaluates rows at the parallelism of their source, by every rule of their table in one pass. Only
 * partial states leave it: before each checkpoint, and several times a second. Behind them it sends
 * the time of this machine: a table need not know of event time, and what it says counts when it
 * arrives.
 */
public final class TableEvaluateOperator extends AbstractStreamOperator<ScopedPartial>
    implements TwoInputStreamOperator<RowData, RuleText, ScopedPartial>, BoundedMultiInput {
  private static final long serialVersionUID = 1L;

  /** Records that could not be decoded. */
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("undecoded-rows", TypeInformation.of(DeadLetter.class));

  /** How long a row waits at most before it counts. */
  private static final long FLUSH_MILLIS = 200;

  private final String datasetKey;
  private final RowDataColumns columns;
  private final UndecodedColumns undecoded;
  private final boolean isBounded;
  private final RuleSeed seed;

  private transient DatasetId dataset;
  private transient BroadcastState<String, RuleText> texts;
  private transient TableEvaluator evaluator;
  private transient ScheduledFuture<?> flushes;
  private transient long latestMillis;

  TableEvaluateOperator(DeclaredTable table, RuleSeed seed) {
    this.datasetKey = table.dataset().key();
    this.columns = table.columns();
    this.undecoded = table.undecoded();
    this.isBounded = table.isBounded();
    this.seed = seed;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    dataset = DatasetId.ofKey(datasetKey);
    var active = new ActiveRules(seed.compiler().create());
    seed.texts().forEach(active::put);
    texts = context.getOperatorStateStore().getBroadcastState(RuleBroadcast.DESCRIPTOR);
    for (var entry : texts.entries()) {
      active.put(entry.getValue());
    }
    evaluator =
        new TableEvaluator(
            dataset,
            columns,
            isBounded,
            active,
            getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() + "/",
            row -> output(RowEvaluateFunction.QUARANTINE, row),
            problem -> output(RowEvaluateFunction.PROBLEMS, problem),
            this::now);
  }

  @Override
  public void open() throws Exception {
    super.open();
    flushes =
        getProcessingTimeService()
            .scheduleWithFixedDelay(time -> tick(), FLUSH_MILLIS, FLUSH_MILLIS);
  }

  @Override
  public void close() throws Exception {
    if (flushes != null) {
      flushes.cancel(false);
    }
    super.close();
  }

  @Override
  public void processElement1(StreamRecord<RowData> element) {
    var row = element.getValue();
    if (undecoded != null && undecoded.isIn(row)) {
      output(DEAD_LETTERS, undecoded.letter(row, dataset, now()));
    } else {
      evaluator.append(row);
    }
  }

  @Override
  public void processElement2(StreamRecord<RuleText> rule) throws Exception {
    var text = rule.getValue();
    var known = texts.get(text.key());
    if (known != null && known.version() >= text.version()) {
      return;
    }
    // What came before the rule is judged by the rules that were there.
    flush();
    texts.put(text.key(), text);
    evaluator.put(text);
  }

  /** Never goes back, as the clock of a machine may. */
  private long now() {
    latestMillis = Math.max(latestMillis, getProcessingTimeService().getCurrentProcessingTime());
    return latestMillis;
  }

  private <T> void output(OutputTag<T> tag, T value) {
    output.collect(tag, new StreamRecord<>(value));
  }

  private void tick() {
    flush();
    if (!isBounded) {
      // Rows to come arrive now at the earliest.
      output.emitWatermarkStatus(WatermarkStatus.ACTIVE);
      output.emitWatermark(new Watermark(now() - 1));
    }
  }

  private void flush() {
    var partials = evaluator.drain();
    long now = now();
    for (var partial : partials) {
      output.collect(
          new StreamRecord<>(
              new ScopedPartial(
                  dataset, "", "", isBounded ? ScopedPartial.BOUNDED : 0, "", now, partial)));
    }
  }

  @Override
  public void prepareSnapshotPreBarrier(long checkpointId) {
    flush();
  }

  /** Of the watermarks of its inputs only the one at their end is of interest. */
  @Override
  public void processWatermark(Watermark mark) throws Exception {
    if (mark.equals(Watermark.MAX_WATERMARK)) {
      end();
      super.processWatermark(mark);
    }
  }

  @Override
  public void endInput(int input) {
    if (input == 1) {
      end();
    }
  }

  private void end() {
    if (isBounded) {
      evaluator.begin();
    }
    flush();
  }
}
