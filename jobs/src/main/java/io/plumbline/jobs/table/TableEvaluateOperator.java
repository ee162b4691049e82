package io.plumbline.jobs.table;

import io.plumbline.jobs.row.RowEvaluateFunction;
import io.plumbline.jobs.row.ScopedPartial;
import io.plumbline.jobs.rule.ActiveRules;
import io.plumbline.jobs.rule.RuleBroadcast;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.DatasetId;
import io.plumbline.model.RuleText;
import io.plumbline.model.Verdict;
import io.plumbline.model.row.RowBatch;
import io.plumbline.rules.FindingBuilder;
import io.plumbline.rules.Rule;
import io.plumbline.rules.quality.QuarantinedRows;
import io.plumbline.rules.quality.RowEvaluator;
import io.plumbline.rules.quality.StreamRules;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.state.BroadcastState;
import org.apache.flink.runtime.state.StateInitializationContext;
import org.apache.flink.streaming.api.operators.AbstractStreamOperator;
import org.apache.flink.streaming.api.operators.BoundedMultiInput;
import org.apache.flink.streaming.api.operators.TwoInputStreamOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.runtime.streamrecord.StreamRecord;
import org.apache.flink.table.data.RowData;
import org.apache.flink.util.OutputTag;

/**
 * Evaluates rows at the parallelism of their source, by every rule of their table in one pass. Only
 * partial states leave it: before each checkpoint, with each watermark and several times a second.
 */
public final class TableEvaluateOperator extends AbstractStreamOperator<ScopedPartial>
    implements TwoInputStreamOperator<RowData, RuleText, ScopedPartial>, BoundedMultiInput {
  private static final long serialVersionUID = 1L;

  /** How long a row waits at most before it counts. */
  private static final long FLUSH_MILLIS = 200;

  private final String datasetKey;
  private final RowDataColumns columns;
  private final boolean isBounded;
  private final RuleSeed seed;

  private transient DatasetId dataset;
  private transient ActiveRules active;
  private transient BroadcastState<String, RuleText> texts;
  private transient RowDataBatch batch;
  private transient RowEvaluator evaluator;
  private transient Set<String> reported;
  private transient long sequence;
  private transient ScheduledFuture<?> flushes;

  TableEvaluateOperator(DeclaredTable table, RuleSeed seed) {
    this.datasetKey = table.dataset().key();
    this.columns = table.columns();
    this.isBounded = table.isBounded();
    this.seed = seed;
  }

  @Override
  public void initializeState(StateInitializationContext context) throws Exception {
    super.initializeState(context);
    dataset = DatasetId.ofKey(datasetKey);
    active = new ActiveRules(seed.compiler().create());
    seed.texts().forEach(active::put);
    texts = context.getOperatorStateStore().getBroadcastState(RuleBroadcast.DESCRIPTOR);
    for (var entry : texts.entries()) {
      active.put(entry.getValue());
    }
    batch = new RowDataBatch(columns, RowBatch.DEFAULT_CAPACITY);
    reported = new HashSet<>();
  }

  @Override
  public void open() throws Exception {
    super.open();
    flushes =
        getProcessingTimeService()
            .scheduleWithFixedDelay(time -> flush(), FLUSH_MILLIS, FLUSH_MILLIS);
  }

  @Override
  public void close() throws Exception {
    if (flushes != null) {
      flushes.cancel(false);
    }
    super.close();
  }

  @Override
  public void processElement1(StreamRecord<RowData> row) {
    batch.append(row.getValue());
    if (batch.isFull()) {
      evaluate();
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
    active.put(text);
    evaluator = null;
  }

  private void evaluate() {
    if (batch.rows().size() == 0) {
      return;
    }
    long now = getProcessingTimeService().getCurrentProcessingTime();
    if (evaluator == null) {
      evaluator = evaluator(now);
    }
    evaluator.accept(batch.rows(), now);
    batch.clear();
  }

  private RowEvaluator evaluator(long now) {
    List<Rule> rules =
        active.of(dataset).stream()
            .filter(Rule::isAboutRows)
            .map(rule -> isBounded ? rule : StreamRules.unending(rule))
            .toList();
    var place = getRuntimeContext().getTaskInfo().getIndexOfThisSubtask() + "/";
    var created =
        new RowEvaluator(
            rules,
            columns.schema(),
            (rule, row) ->
                output(
                    RowEvaluateFunction.QUARANTINE,
                    QuarantinedRows.of(rule, dataset, place + sequence++, row, now)));
    if (isBounded) {
      created.beginRun();
    }
    for (var rule : rules) {
      var problem = created.problems().get(rule.name());
      if (problem != null && reported.add(rule.name() + rule.version())) {
        output(
            RowEvaluateFunction.PROBLEMS,
            new FindingBuilder(rule, dataset, "", "version " + rule.version(), now)
                .detail("problem", problem)
                .verdict(
                    Verdict.UNKNOWN,
                    "Cannot judge %s on %s: %s".formatted(rule.name(), dataset.name(), problem)));
      }
    }
    return created;
  }

  private <T> void output(OutputTag<T> tag, T value) {
    output.collect(tag, new StreamRecord<>(value));
  }

  private void flush() {
    evaluate();
    if (evaluator == null) {
      return;
    }
    long now = getProcessingTimeService().getCurrentProcessingTime();
    for (var partial : evaluator.drain()) {
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

  @Override
  public void processWatermark(Watermark mark) throws Exception {
    flush();
    super.processWatermark(mark);
  }

  @Override
  public void endInput(int input) {
    if (input == 1) {
      if (evaluator == null) {
        evaluator = evaluator(getProcessingTimeService().getCurrentProcessingTime());
      }
      flush();
    }
  }
}
