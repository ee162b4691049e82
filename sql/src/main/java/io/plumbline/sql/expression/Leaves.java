package io.plumbline.sql.expression;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** Literals, columns and metrics of an expression, from left to right. */
final class Leaves {
  private Leaves() {}

  /** The names of the columns, each time that one is read. */
  static Stream<String> columns(Expr expr) {
    return of(expr).stream()
        .filter(Expr.Column.class::isInstance)
        .map(leaf -> ((Expr.Column) leaf).name());
  }

  /** The names of the columns in order, each once. */
  static Set<String> columnNames(Expr expr) {
    return Collections.unmodifiableSet(new LinkedHashSet<>(columns(expr).toList()));
  }

  static List<Expr> of(Expr expr) {
    var leaves = new ArrayList<Expr>();
    var pending = new ArrayDeque<Expr>();
    pending.push(expr);
    while (!pending.isEmpty()) {
      var next = pending.pop();
      if (next instanceof Expr.Apply apply) {
        for (int i = apply.operands().size() - 1; i >= 0; i--) {
          pending.push(apply.operand(i));
        }
      } else if (next instanceof Expr.Cast cast) {
        pending.push(cast.operand());
      } else {
        leaves.add(next);
      }
    }
    return leaves;
  }
}
