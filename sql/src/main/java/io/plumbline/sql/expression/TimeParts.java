package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import io.plumbline.sql.problem.Problems;
import java.time.LocalDateTime;
import java.util.List;

/** Binds EXTRACT and TIMESTAMPDIFF. */
final class TimeParts {
  private TimeParts() {}

  static Operand bind(Expr.Apply apply, List<Operand> in, Problems problems) {
    var times = in.subList(1, in.size());
    boolean fit = true;
    for (var time : times) {
      if (!time.type().isTemporal() && !time.type().fitsEverywhere()) {
        fit = false;
        problems.add(
            time.source().place(),
            "%s takes a date or timestamp, not %s"
                .formatted(apply.operator().sql(), Comparisons.describe(time)),
            "write CAST(... AS TIMESTAMP)");
      }
    }
    boolean known = fit && times.stream().noneMatch(Operand::isOpen);
    if (!known || !(in.get(0).constant() instanceof TimeUnit unit)) {
      return Operand.open(Type.LONG, apply);
    }
    return Operand.whole(Type.LONG, node(apply.operator(), unit, times), apply);
  }

  private static LongNode node(Operator operator, TimeUnit unit, List<Operand> times) {
    var from = times.get(0).timestamps();
    if (operator == Operator.EXTRACT) {
      return computed(from, Widening.zero(), (at, none) -> unit.of(at));
    }
    return computed(from, times.get(1).timestamps(), unit::between);
  }

  private static LongNode computed(LongNode first, LongNode second, Step step) {
    return new LongNode() {
      @Override
      long eval(RowView row) {
        long a = first.eval(row);
        long b = second.eval(row);
        isNull = first.isNull || second.isNull;
        return isNull ? 0 : step.apply(Temporals.local(a), Temporals.local(b));
      }
    };
  }

  private interface Step {
    long apply(LocalDateTime from, LocalDateTime to);
  }
}
