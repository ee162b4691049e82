package io.plumbline.jobs.table;

import io.plumbline.jobs.OperatorUids;
import io.plumbline.jobs.row.ScopedPartial;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.RuleText;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.datastream.SingleOutputStreamOperator;

/** Evaluates the rows of a declared table where they are read. */
public final class TableRows {
  private TableRows() {}

  /** What the rows say, with what goes to quarantine and what is wrong with rules on the side. */
  public static SingleOutputStreamOperator<ScopedPartial> evaluate(
      DeclaredTable table, DataStream<RuleText> rules, RuleSeed seed) {
    var uid = OperatorUids.TABLE_EVALUATE.uid() + "-" + table.dataset().name();
    return table
        .rows()
        .connect(rules.broadcast())
        .transform(
            uid, TypeInformation.of(ScopedPartial.class), new TableEvaluateOperator(table, seed))
        .setParallelism(table.rows().getParallelism())
        .uid(uid);
  }
}
