package io.plumbline.sql.expression;

import io.plumbline.sql.problem.Problems;
import java.util.ArrayList;
import java.util.List;

/** Checks the types of an expression and makes closures of it, in one pass from the leaves up. */
final class Binder {
  private final Names names;
  private final Problems problems;

  Binder(Names names, Problems problems) {
    this.names = names;
    this.problems = problems;
  }

  /** The closure of a condition; open if a column is not known or there is a problem. */
  Operand condition(Expr expr, String where) {
    return Conditions.require(bind(expr), where, problems);
  }

  Operand bind(Expr expr) {
    if (expr instanceof Expr.Literal literal) {
      return literal(literal);
    }
    if (expr instanceof Expr.Column column) {
      return names.column(column, problems);
    }
    if (expr instanceof Expr.Metric metric) {
      return names.metric(metric);
    }
    if (expr instanceof Expr.Past past) {
      return names.past(past);
    }
    if (expr instanceof Expr.Cast cast) {
      return Casts.bind(cast, bind(cast.operand()), problems);
    }
    var apply = (Expr.Apply) expr;
    List<Operand> operands = new ArrayList<>(apply.operands().size());
    for (var operand : apply.operands()) {
      operands.add(bind(operand));
    }
    return apply(apply, operands);
  }

  private Operand literal(Expr.Literal literal) {
    if (literal.type() == Type.INTERVAL) {
      return names.interval(literal, problems);
    }
    return literal.type().isTemporal()
        ? names.time(literal)
        : Operand.constant(literal.type(), literal.value(), literal);
  }

  private Operand apply(Expr.Apply apply, List<Operand> in) {
    return switch (apply.operator()) {
      case AND, OR, NOT, IS_TRUE, IS_NOT_TRUE, IS_FALSE, IS_NOT_FALSE ->
          Conditions.bind(apply, in, problems);
      case IS_NULL, IS_NOT_NULL -> Conditions.isNull(apply, in.get(0));
      case EQUAL, NOT_EQUAL, LESS, LESS_OR_EQUAL, GREATER, GREATER_OR_EQUAL ->
          Comparisons.bind(apply.operator(), in.get(0), in.get(1), apply, apply.place(), problems);
      case DISTINCT, NOT_DISTINCT -> Comparisons.distinct(apply, in.get(0), in.get(1), problems);
      case BETWEEN, BETWEEN_SYMMETRIC -> Membership.between(apply, in, problems);
      case IN -> Membership.in(apply, in, problems);
      case PLUS, MINUS ->
          TimeShift.isOf(in)
              ? TimeShift.bind(apply, in, problems)
              : Arithmetic.bind(apply, in, problems);
      case TIMES, DIVIDE, MOD, NEGATE, ABS -> Arithmetic.bind(apply, in, problems);
      case SIGN, FLOOR, CEIL, ROUND -> Rounding.bind(apply, in, problems);
      case SQRT, POWER, LN, EXP -> Reals.bind(apply, in, problems);
      case EXTRACT, TIMESTAMPDIFF -> TimeParts.bind(apply, in, problems);
      case LIKE, ILIKE, REGEXP_LIKE, STARTS_WITH, ENDS_WITH ->
          TextMatching.bind(apply, in, problems);
      case CONCAT, UPPER, LOWER, TRIM, CHAR_LENGTH, SUBSTRING, LEFT, RIGHT, REPLACE, POSITION ->
          Texts.bind(apply, in, problems);
      case JSON_VALUE, JSON_EXISTS -> JsonAccess.bind(apply, in, problems);
      case GREATEST, LEAST -> Extremes.bind(apply, in, problems);
      case CASE -> Choices.choice(apply, in, problems);
      case COALESCE -> Choices.coalesce(apply, in, problems);
      case NULLIF -> Choices.nullIf(apply, in, problems);
    };
  }
}
