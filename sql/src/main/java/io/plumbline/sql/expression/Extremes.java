package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import io.plumbline.sql.problem.Problems;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;

/** Binds GREATEST and LEAST; NULL if one of the values is. */
final class Extremes {
  private Extremes() {}

  static Operand bind(Expr.Apply apply, List<Operand> in, Problems problems) {
    var type = Choices.common(apply, in, problems);
    if (type == Type.BOOLEAN) {
      problems.add(
          apply.place(), "conditions have no order", "write AND or OR, or take other values");
    }
    if (type == Type.BOOLEAN || in.stream().anyMatch(Operand::isOpen)) {
      return Operand.open(type, apply);
    }
    int sign = apply.operator() == Operator.GREATEST ? 1 : -1;
    return switch (type) {
      case STRING -> {
        Stream<Function<RowView, String>> texts = in.stream().map(value -> value.strings()::eval);
        yield Operand.string(objects(texts, sign)::apply, apply);
      }
      case DECIMAL -> {
        Stream<Function<RowView, BigDecimal>> decimals =
            in.stream().map(value -> value.decimals()::eval);
        yield Operand.decimal(objects(decimals, sign)::apply, apply);
      }
      case DOUBLE -> Operand.real(doubles(in, sign), apply);
      case LONG, DATE, TIMESTAMP -> Operand.whole(type, longs(in, sign), apply);
      default -> Operand.constant(Type.NULL, null, apply);
    };
  }

  /** The nodes give null for NULL. */
  private static <T extends Comparable<T>> Function<RowView, T> objects(
      Stream<Function<RowView, T>> values, int sign) {
    var nodes = values.toList();
    return row -> {
      var best = nodes.get(0).apply(row);
      for (int i = 1; i < nodes.size() && best != null; i++) {
        var value = nodes.get(i).apply(row);
        best = value == null || sign * value.compareTo(best) > 0 ? value : best;
      }
      return best;
    };
  }

  private static DoubleNode doubles(List<Operand> in, int sign) {
    var nodes = in.stream().map(Operand::doubles).toArray(DoubleNode[]::new);
    return new DoubleNode() {
      @Override
      double eval(RowView row) {
        double best = nodes[0].eval(row);
        isNull = nodes[0].isNull;
        for (int i = 1; i < nodes.length; i++) {
          double value = nodes[i].eval(row);
          isNull |= nodes[i].isNull;
          best = sign * Double.compare(value, best) > 0 ? value : best;
        }
        return best;
      }
    };
  }

  private static LongNode longs(List<Operand> in, int sign) {
    var nodes = in.stream().map(Operand::longs).toArray(LongNode[]::new);
    return new LongNode() {
      @Override
      long eval(RowView row) {
        long best = nodes[0].eval(row);
        isNull = nodes[0].isNull;
        for (int i = 1; i < nodes.length; i++) {
          long value = nodes[i].eval(row);
          isNull |= nodes[i].isNull;
          best = sign * Long.compare(value, best) > 0 ? value : best;
        }
        return best;
      }
    };
  }
}
