package io.plumbline.sql.expression;

import io.plumbline.rules.Truth;
import io.plumbline.sql.problem.Place;
import io.plumbline.sql.problem.Problems;

/** Binds {@code =}, {@code <>}, {@code <}... to the types of their operands. */
final class Comparisons {
  private Comparisons() {}

  static Operand bind(
      Operator operator, Operand a, Operand b, Expr source, Place place, Problems problems) {
    var left = Coercion.beside(a, b, problems);
    var right = Coercion.beside(b, a, problems);
    if (isOrder(operator) && (a.type() == Type.BOOLEAN || b.type() == Type.BOOLEAN)) {
      problems.add(place, "conditions have no order", "compare them with = or <>");
      return Operand.open(Type.BOOLEAN, source);
    }
    if (!comparable(left.type(), right.type())) {
      problems.add(place, "cannot compare " + describe(a) + " with " + describe(b), hint(a, b));
      return Operand.open(Type.BOOLEAN, source);
    }
    return left.isOpen() || right.isOpen()
        ? Operand.open(Type.BOOLEAN, source)
        : Operand.truth(ComparisonNodes.of(operator, left, right), source)
            .withLoop(Loops.comparison(operator, left, right));
  }

  /** {@code IS [NOT] DISTINCT FROM}: never UNKNOWN. */
  static Operand distinct(Expr.Apply apply, Operand a, Operand b, Problems problems) {
    var left = new Held(a);
    var right = new Held(b);
    var equal =
        bind(Operator.EQUAL, left.operand(), right.operand(), apply, apply.place(), problems);
    if (equal.isOpen()) {
      return Operand.open(Type.BOOLEAN, apply);
    }
    var same = equal.truths();
    var leftIsNull = Logic.isNull(left.operand(), false);
    var rightIsNull = Logic.isNull(right.operand(), false);
    boolean negated = apply.operator() == Operator.NOT_DISTINCT;
    return Operand.truth(
        row -> {
          left.compute(row);
          right.compute(row);
          boolean oneIsNull = leftIsNull.test(row) == Truth.TRUE;
          boolean isDistinct =
              (oneIsNull || rightIsNull.test(row) == Truth.TRUE)
                  ? leftIsNull.test(row) != rightIsNull.test(row)
                  : same.test(row) != Truth.TRUE;
          return isDistinct != negated ? Truth.TRUE : Truth.FALSE;
        },
        apply);
  }

  /** {@code email (VARCHAR)}. */
  static String describe(Operand operand) {
    var text = ExpressionPrinter.print(operand.source());
    return operand.type() == Type.ANY ? text : text + " (" + operand.type().sql() + ")";
  }

  private static String hint(Operand a, Operand b) {
    if (a.type() == Type.INTERVAL || b.type() == Type.INTERVAL) {
      return "add it to a time, as in a > b + INTERVAL '1' DAY, or write TIMESTAMPDIFF(DAY, a, b)";
    }
    var type = a.type() == Type.STRING || a.type() == Type.BOOLEAN ? b.type() : a.type();
    return "make them of one type, as in CAST(... AS " + type.sql() + ")";
  }

  private static boolean isOrder(Operator operator) {
    return operator != Operator.EQUAL && operator != Operator.NOT_EQUAL;
  }

  private static boolean comparable(Type a, Type b) {
    boolean areValues = a != Type.INTERVAL && b != Type.INTERVAL;
    return areValues && (Type.common(a, b) != null || (a.isTemporal() && b.isTemporal()));
  }
}
