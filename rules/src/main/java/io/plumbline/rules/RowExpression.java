package io.plumbline.rules;

import io.plumbline.model.row.RowSchema;
import java.util.Set;

/** A boolean SQL expression over a row, not yet bound to a schema. */
public interface RowExpression {
  /** Canonical SQL of the expression. */
  String sql();

  /** The columns that it reads. */
  Set<String> columns();

  /**
   * The predicate for rows of this schema.
   *
   * @throws RuleRejectedException if a column is missing or a type does not fit
   */
  RowPredicate bind(RowSchema schema);
}
