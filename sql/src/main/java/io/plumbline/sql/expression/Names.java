package io.plumbline.sql.expression;

import io.plumbline.sql.problem.Problems;

/** What the names, times and intervals of an expression are bound to. */
interface Names {
  Operand column(Expr.Column column, Problems problems);

  Operand metric(Expr.Metric metric);

  Operand past(Expr.Past past);

  /** A DATE or TIMESTAMP. */
  Operand time(Expr.Literal literal);

  Operand interval(Expr.Literal literal, Problems problems);
}
