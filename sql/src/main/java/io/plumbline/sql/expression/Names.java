package io.plumbline.sql.expression;

import io.plumbline.sql.problem.Problems;

/** What the columns and metrics of an expression are bound to. */
interface Names {
  Operand column(Expr.Column column, Problems problems);

  Operand metric(Expr.Metric metric, Problems problems);
}
