package io.plumbline.rules.quality;

import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.Problem;
import io.plumbline.rules.RowComputation;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.ScalarExpression;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A column by hand: the language has tests of its own. */
record ColumnValue(String sql) implements ScalarExpression {
  @Override
  public Set<String> columns() {
    return Set.of(sql);
  }

  @Override
  public Optional<String> column() {
    return Optional.of(sql);
  }

  @Override
  public RowComputation bind(RowSchema schema) {
    throw new RuleRejectedException(List.of(new Problem(0, 0, "unknown column " + sql, "")));
  }
}
