package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.util.List;
import java.util.Set;

/**
 * {@code COMPLIANCE(predicate)}: the share of the rows for which a boolean column or predicate is
 * TRUE. NULL is not compliant and stays in the denominator. Undefined without rows.
 */
final class Compliance extends TallyMetric {
  Compliance() {
    super("COMPLIANCE", Signature.columns(1), Set.of(ColumnKind.BOOLEAN), Answer.HIT_SHARE);
  }

  @Override
  Counter counter(MetricCall call, List<ColumnKind> kinds, int... positions) {
    int position = positions[0];
    return (batch, rows) -> trues(batch, rows, position);
  }

  private static long trues(RowBatch batch, Selection selection, int position) {
    var column = batch.column(position);
    var longs = column.longs();
    var nulls = column.nulls();
    var rows = selection.rows();
    long trues = 0;
    for (int i = 0; i < selection.size(); i++) {
      int row = rows[i];
      trues += nulls[row] ? 0 : longs[row];
    }
    return trues;
  }
}
