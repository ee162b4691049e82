package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import io.plumbline.sql.problem.Problems;
import java.util.List;

/** Binds SQRT, POWER, LN and EXP, computed as doubles; what is no number is NULL. */
final class Reals {
  private Reals() {}

  static Operand bind(Expr.Apply apply, List<Operand> in, Problems problems) {
    boolean known =
        Arithmetic.areNumbers(apply, in, problems) && in.stream().noneMatch(Operand::isOpen);
    return known
        ? Operand.real(node(apply.operator(), in), apply)
        : Operand.open(Type.DOUBLE, apply);
  }

  private static DoubleNode node(Operator operator, List<Operand> in) {
    var a = in.get(0).doubles();
    return switch (operator) {
      case SQRT -> computed(a, a, (x, same) -> Math.sqrt(x));
      case LN -> computed(a, a, (x, same) -> Math.log(x));
      case EXP -> computed(a, a, (x, same) -> Math.exp(x));
      default -> computed(a, in.get(1).doubles(), Math::pow);
    };
  }

  private static DoubleNode computed(DoubleNode a, DoubleNode b, Step step) {
    return new DoubleNode() {
      @Override
      double eval(RowView row) {
        double x = a.eval(row);
        double y = a == b ? x : b.eval(row);
        double value = step.apply(x, y);
        isNull = a.isNull || b.isNull || !Double.isFinite(value);
        return value;
      }
    };
  }

  private interface Step {
    double apply(double x, double y);
  }
}
