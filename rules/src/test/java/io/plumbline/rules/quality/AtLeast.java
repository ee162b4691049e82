package io.plumbline.rules.quality;

import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.Problem;
import io.plumbline.rules.RowExpression;
import io.plumbline.rules.RowPredicate;
import io.plumbline.rules.RuleRejectedException;
import java.util.List;
import java.util.Set;

/** {@code column >= limit} over longs by hand: the language has tests of its own. */
record AtLeast(String column, long limit) implements RowExpression {
  @Override
  public String sql() {
    return column + " >= " + limit;
  }

  @Override
  public Set<String> columns() {
    return Set.of(column);
  }

  @Override
  public RowPredicate bind(RowSchema schema) {
    int position = schema.position(column);
    if (position < 0) {
      throw new RuleRejectedException(List.of(new Problem(0, 0, "unknown column " + column, "")));
    }
    return (batch, rows, truths) -> {
      var values = batch.column(position);
      for (int i = 0; i < rows.size(); i++) {
        int row = rows.rows()[i];
        truths[row] =
            values.isNull(row)
                ? RowPredicate.UNKNOWN
                : values.longs()[row] >= limit ? RowPredicate.TRUE : RowPredicate.FALSE;
      }
    };
  }
}
