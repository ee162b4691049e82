package io.plumbline.rules;

import io.plumbline.model.row.RowSchema;
import java.util.Optional;
import java.util.Set;

/** A SQL expression over a row that gives a value, not yet bound to a schema. */
public interface ScalarExpression {
  /** Canonical SQL of the expression. */
  String sql();

  /** The columns that it reads. */
  Set<String> columns();

  /** The column that it is, if it is nothing but a column. */
  Optional<String> column();

  /**
   * The computation for rows of this schema.
   *
   * @throws RuleRejectedException if a column is missing or a type does not fit
   */
  RowComputation bind(RowSchema schema);
}
