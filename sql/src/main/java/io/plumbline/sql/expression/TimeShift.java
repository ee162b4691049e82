package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import io.plumbline.sql.problem.Problems;
import java.time.DateTimeException;
import java.util.List;

/** Binds {@code +} and {@code -} of a date or timestamp and an interval. */
final class TimeShift {
  private TimeShift() {}

  /** Whether it is about times; else it is about numbers. */
  static boolean isOf(List<Operand> in) {
    return in.stream().anyMatch(part -> part.type().isTemporal() || part.type() == Type.INTERVAL);
  }

  static Operand bind(Expr.Apply apply, List<Operand> in, Problems problems) {
    boolean isMinus = apply.operator() == Operator.MINUS;
    boolean intervalFirst = in.get(0).type() == Type.INTERVAL && !isMinus;
    var time = in.get(intervalFirst ? 1 : 0);
    var interval = in.get(intervalFirst ? 0 : 1);
    boolean fits = time.type().isTemporal() || time.type().fitsEverywhere();
    if (!fits || !(interval.constant() instanceof Span span)) {
      problems.add(apply.place(), message(apply, in), suggestion(in));
      return Operand.open(Type.ANY, apply);
    }
    if (!time.type().isTemporal()) {
      return Operand.open(time.type(), apply);
    }
    var by = isMinus ? span.negated() : span;
    boolean staysDate = time.type() == Type.DATE && span.isOfDays();
    var type = staysDate ? Type.DATE : Type.TIMESTAMP;
    if (time.isOpen()) {
      return Operand.open(type, apply);
    }
    return Operand.whole(
        type, staysDate ? shiftDays(time.longs(), by) : shiftMicros(time.timestamps(), by), apply);
  }

  private static String message(Expr.Apply apply, List<Operand> in) {
    return "cannot compute %s %s %s"
        .formatted(
            Comparisons.describe(in.get(0)),
            apply.operator().sql(),
            Comparisons.describe(in.get(1)));
  }

  private static String suggestion(List<Operand> in) {
    return in.stream().allMatch(part -> part.type().isTemporal())
        ? "for the time between them write TIMESTAMPDIFF(SECOND, ..., ...)"
        : "write a date or timestamp, then the interval, as in ts + INTERVAL '1' DAY";
  }

  private static LongNode shiftDays(LongNode days, Span by) {
    return shifted(days, day -> Temporals.plusDays(day, by));
  }

  private static LongNode shiftMicros(LongNode micros, Span by) {
    return shifted(micros, at -> Temporals.plusMicros(at, by));
  }

  private static LongNode shifted(LongNode node, Step step) {
    return new LongNode() {
      @Override
      long eval(RowView row) {
        long value = node.eval(row);
        isNull = node.isNull;
        try {
          return isNull ? 0 : step.apply(value);
        } catch (ArithmeticException | DateTimeException beyondAllTimes) {
          isNull = true;
          return 0;
        }
      }
    };
  }

  private interface Step {
    long apply(long value);
  }
}
