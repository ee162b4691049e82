package io.plumbline.sql.expression;

import io.plumbline.sql.problem.Problems;

/** What the names and the intervals of an expression are bound to. */
interface Names {
  Operand column(Expr.Column column, Problems problems);

  Operand metric(Expr.Metric metric);

  Operand past(Expr.Past past);

  Operand interval(Expr.Literal literal, Problems problems);
}
