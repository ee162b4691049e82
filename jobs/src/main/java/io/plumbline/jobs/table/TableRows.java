package io.plumbline.jobs.table;

import io.plumbline.jobs.OperatorUids;
import io.plumbline.jobs.row.RowEvaluateFunction;
import io.plumbline.jobs.row.RowMergeFunction;
import io.plumbline.jobs.row.ScopedPartial;
import io.plumbline.jobs.rule.RuleBroadcast;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.RuleText;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;

/** Judges the rows of a declared table: evaluated where they are read, then merged. */
public final class TableRows {
  private TableRows() {}

  /** Adds the operators. */
  public static TableOutputs judge(DeclaredTable table, DataStream<RuleText> rules, RuleSeed seed) {
    var uid = OperatorUids.TABLE_EVALUATE.uid() + "-" + table.dataset().name();
    var evaluated =
        table
            .rows()
            .connect(rules.broadcast())
            .transform(
                uid,
                TypeInformation.of(ScopedPartial.class),
                new TableEvaluateOperator(table, seed))
            .setParallelism(table.rows().getParallelism())
            .uid(uid);
    var merged =
        evaluated
            .keyBy(ScopedPartial::key)
            .connect(rules.broadcast(RuleBroadcast.DESCRIPTOR))
            .process(RowMergeFunction.ofTable(seed))
            .uid(OperatorUids.ROW_MERGE.uid())
            .name(OperatorUids.ROW_MERGE.uid());
    return new TableOutputs(
        merged.union(evaluated.getSideOutput(RowEvaluateFunction.PROBLEMS)),
        merged.getSideOutput(RowMergeFunction.METRICS),
        evaluated.getSideOutput(RowEvaluateFunction.QUARANTINE),
        evaluated.getSideOutput(TableEvaluateOperator.DEAD_LETTERS));
  }
}
