package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.Selection;
import java.util.List;

/**
 * {@code COUNT(c)}, {@code NULL_COUNT(c)}, {@code NULL_RATIO(c)} and {@code COMPLETENESS(c)}: how
 * many values are not NULL, how many are, and their shares of the rows. The empty string is a
 * value. Counts are 0 and shares undefined without rows.
 */
final class NullMetric extends TallyMetric {
  NullMetric(String name, Answer answer) {
    super(name, Signature.columns(1), ANY, answer);
  }

  @Override
  Counter counter(MetricCall call, List<ColumnKind> kinds, int... positions) {
    int position = positions[0];
    return (batch, rows) -> nulls(batch.column(position), rows);
  }

  /** How many selected rows of a column are NULL. */
  static long nulls(ColumnVector column, Selection selection) {
    if (!column.hasNulls()) {
      return 0;
    }
    var nulls = column.nulls();
    var rows = selection.rows();
    int count = 0;
    for (int i = 0; i < selection.size(); i++) {
      count += nulls[rows[i]] ? 1 : 0;
    }
    return count;
  }
}
