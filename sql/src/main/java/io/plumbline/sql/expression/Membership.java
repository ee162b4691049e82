package io.plumbline.sql.expression;

import io.plumbline.rules.Truth;
import io.plumbline.sql.problem.Problems;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Binds {@code IN} and {@code BETWEEN}. */
final class Membership {
  private Membership() {}

  static Operand between(Expr.Apply apply, List<Operand> in, Problems problems) {
    var held = new Held(in.get(0));
    var forward = within(held, in.get(1), in.get(2), apply, problems);
    if (apply.operator() == Operator.BETWEEN || forward.isOpen()) {
      return forward;
    }
    var backward = within(held, in.get(2), in.get(1), apply, problems);
    return Operand.truth(Logic.any(List.of(forward.truths(), backward.truths())), apply);
  }

  private static Operand within(
      Held held, Operand least, Operand greatest, Expr.Apply apply, Problems problems) {
    var low = compare(Operator.GREATER_OR_EQUAL, held, least, apply, problems);
    var high = compare(Operator.LESS_OR_EQUAL, held, greatest, apply, problems);
    if (low.isOpen() || high.isOpen()) {
      return Operand.open(Type.BOOLEAN, apply);
    }
    return afterComputing(held, Logic.all(List.of(low.truths(), high.truths())), apply)
        .withLoop(Loops.between(low, high));
  }

  private static Operand compare(
      Operator operator, Held held, Operand bound, Expr.Apply apply, Problems problems) {
    return Comparisons.bind(operator, held.operand(), bound, apply, apply.place(), problems);
  }

  static Operand in(Expr.Apply apply, List<Operand> in, Problems problems) {
    var value = in.get(0);
    var items = in.subList(1, in.size());
    var held = new Held(value);
    var tests = new ArrayList<Operand>();
    for (var item : items) {
      tests.add(
          Comparisons.bind(
              Operator.EQUAL, held.operand(), item, apply, item.source().place(), problems));
    }
    if (value.isOpen() || tests.stream().anyMatch(Operand::isOpen)) {
      return Operand.open(Type.BOOLEAN, apply);
    }
    if (value.type() == Type.STRING
        && items.stream().allMatch(item -> item.constant() instanceof String)) {
      return texts(value.strings(), items, apply);
    }
    return afterComputing(held, Logic.any(tests.stream().map(Operand::truths).toList()), apply);
  }

  private static Operand texts(StringNode node, List<Operand> items, Expr.Apply apply) {
    Set<String> texts = new HashSet<>();
    items.forEach(item -> texts.add((String) item.constant()));
    return Operand.truth(
        row -> {
          var text = node.eval(row);
          return text == null ? Truth.UNKNOWN : texts.contains(text) ? Truth.TRUE : Truth.FALSE;
        },
        apply);
  }

  private static Operand afterComputing(Held held, TruthNode test, Expr.Apply apply) {
    return Operand.truth(
        row -> {
          held.compute(row);
          return test.test(row);
        },
        apply);
  }
}
