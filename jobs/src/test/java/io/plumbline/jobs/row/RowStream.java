package io.plumbline.jobs.row;

import io.plumbline.connectors.sample.SampleRows;
import io.plumbline.jobs.rule.RuleBroadcast;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.model.RuleText;
import io.plumbline.model.SampleBatch;
import io.plumbline.rules.Rule;
import io.plumbline.rules.quality.Rejects;
import io.plumbline.rules.quality.RowEvaluator;
import io.plumbline.rules.quality.StreamRules;
import io.plumbline.sql.SqlRuleCompiler;
import java.util.List;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.runtime.checkpoint.OperatorSubtaskState;
import org.apache.flink.streaming.api.operators.co.CoBroadcastWithKeyedOperator;
import org.apache.flink.streaming.api.watermark.Watermark;
import org.apache.flink.streaming.util.KeyedBroadcastOperatorTestHarness;

/** The rows of a declared table on their way into the operator that merges them, with a clock. */
final class RowStream implements AutoCloseable {
  static final DatasetId CLICKS = new DatasetId("default", "flink", "clicks");

  private final RuleText text;
  private final List<Rule> rules;
  private KeyedBroadcastOperatorTestHarness<String, ScopedPartial, RuleText, Finding> operator;

  RowStream(String rule) throws Exception {
    text = new RuleText("default", "r", 1, "CREATE RULE r ON clicks " + rule, false, "test", 0);
    rules = List.of(StreamRules.unending(new SqlRuleCompiler().compile(text)));
    operator = operator();
    operator.open();
  }

  private KeyedBroadcastOperatorTestHarness<String, ScopedPartial, RuleText, Finding> operator()
      throws Exception {
    return new KeyedBroadcastOperatorTestHarness<>(
        new CoBroadcastWithKeyedOperator<>(
            RowMergeFunction.ofTable(new RuleSeed(List.of(text), SqlRuleCompiler::new)),
            List.of(RuleBroadcast.DESCRIPTOR)),
        ScopedPartial::key,
        Types.STRING,
        2,
        1,
        0);
  }

  /** Rows that are read now. */
  void read(List<String> rows, long nowMillis) throws Exception {
    read(rows, nowMillis, 0);
  }

  /**
   * Rows that are read now.
   *
   * @param parts {@link ScopedPartial#BOUNDED} if they end
   */
  void read(List<String> rows, long nowMillis, int parts) throws Exception {
    var batch = new SampleBatch(CLICKS, "b", 0, 1, null, nowMillis, List.of(), rows);
    var columns = SampleRows.of(batch);
    var evaluator = new RowEvaluator(rules, columns.schema(), Rejects.NONE);
    evaluator.accept(columns.batch(), nowMillis);
    for (var partial : evaluator.drain()) {
      operator.processElement(
          new ScopedPartial(CLICKS, "", "", parts, "", nowMillis, partial), nowMillis);
    }
  }

  /** The time of the engine is this now. */
  void tick(long nowMillis) throws Exception {
    operator.processWatermark(nowMillis - 1);
    operator.processBroadcastWatermark(new Watermark(nowMillis - 1));
  }

  /** All rows have been read. */
  void end() throws Exception {
    operator.processWatermark(Long.MAX_VALUE);
    operator.processBroadcastWatermark(new Watermark(Long.MAX_VALUE));
  }

  /** The engine stops, and goes on from its last checkpoint. */
  void restart() throws Exception {
    OperatorSubtaskState state = operator.snapshot(1, 1);
    operator.close();
    operator = operator();
    operator.initializeState(state);
    operator.open();
  }

  /** What was found since the last restart. */
  List<Finding> findings() {
    return operator.extractOutputValues();
  }

  @Override
  public void close() {
    try {
      operator.close();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot close the operator", e);
    }
  }
}
