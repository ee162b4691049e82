package io.plumbline.sql.expression;

import io.plumbline.rules.RowPredicate;
import io.plumbline.rules.Truth;
import io.plumbline.sql.problem.Problems;
import java.util.List;

/** Binds AND, OR, NOT and IS. */
final class Conditions {
  private Conditions() {}

  /** The operand if it is a condition; open, with a problem, if it is not. */
  static Operand require(Operand operand, String where, Problems problems) {
    if (operand.type() == Type.BOOLEAN || operand.type().fitsEverywhere()) {
      return operand;
    }
    problems.add(
        operand.source().place(),
        where + " takes a condition, not " + Comparisons.describe(operand),
        "compare it with a value");
    return Operand.open(Type.BOOLEAN, operand.source());
  }

  static Operand bind(Expr.Apply apply, List<Operand> in, Problems problems) {
    var links = in.stream().map(link -> require(link, apply.operator().sql(), problems)).toList();
    if (links.stream().anyMatch(Operand::isOpen)) {
      return Operand.open(Type.BOOLEAN, apply);
    }
    var nodes = links.stream().map(Operand::truths).toList();
    var condition =
        Operand.truth(
            switch (apply.operator()) {
              case AND -> Logic.all(nodes);
              case OR -> Logic.any(nodes);
              case NOT -> Logic.not(nodes.get(0));
              case IS_TRUE -> Logic.is(nodes.get(0), Truth.TRUE, false);
              case IS_NOT_TRUE -> Logic.is(nodes.get(0), Truth.TRUE, true);
              case IS_FALSE -> Logic.is(nodes.get(0), Truth.FALSE, false);
              default -> Logic.is(nodes.get(0), Truth.FALSE, true);
            },
            apply);
    return switch (apply.operator()) {
      case AND, OR, NOT -> condition.of(links);
      default -> condition;
    };
  }

  static Operand isNull(Expr.Apply apply, Operand operand) {
    if (operand.isOpen()) {
      return Operand.open(Type.BOOLEAN, apply);
    }
    boolean negated = apply.operator() == Operator.IS_NOT_NULL;
    var condition = Operand.truth(Logic.isNull(operand, negated), apply);
    return operand.position() < 0
        ? condition
        : condition.withLoop(
            new NullTest(operand.position(), negated ? RowPredicate.FALSE : RowPredicate.TRUE));
  }
}
