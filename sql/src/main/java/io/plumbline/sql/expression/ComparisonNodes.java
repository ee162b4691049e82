package io.plumbline.sql.expression;

import io.plumbline.rules.Truth;
import java.math.BigDecimal;

/** Closures that compare two operands of types that can be compared. */
final class ComparisonNodes {
  private ComparisonNodes() {}

  static TruthNode of(Operator operator, Operand a, Operand b) {
    var verdicts = Verdicts.of(operator);
    if (a.type() == Type.NULL || b.type() == Type.NULL) {
      return row -> Truth.UNKNOWN;
    }
    if (a.type() == Type.STRING) {
      return strings(verdicts, a.strings(), b.strings());
    }
    if (a.type() == Type.BOOLEAN) {
      return truths(verdicts, a.truths(), b.truths());
    }
    if (a.type() == Type.LONG && b.type() == Type.LONG) {
      return longs(verdicts, a.longs(), b.longs());
    }
    if (a.type().isTemporal()) {
      return a.type() == b.type()
          ? longs(verdicts, a.longs(), b.longs())
          : longs(verdicts, a.timestamps(), b.timestamps());
    }
    return numbers(operator, verdicts, a, b);
  }

  private static TruthNode numbers(Operator operator, Verdicts verdicts, Operand a, Operand b) {
    if (a.type() == Type.LONG && b.constant() instanceof BigDecimal limit) {
      return longs(verdicts.against(limit), a.longs());
    }
    if (b.type() == Type.LONG && a.constant() instanceof BigDecimal limit) {
      return longs(Verdicts.of(operator.mirrored()).against(limit), b.longs());
    }
    if (a.type() == Type.LONG && b.type() == Type.DOUBLE) {
      return mixed(verdicts, a.longs(), b.doubles());
    }
    if (a.type() == Type.DOUBLE && b.type() == Type.LONG) {
      return mixed(Verdicts.of(operator.mirrored()), b.longs(), a.doubles());
    }
    if (a.type() == Type.DOUBLE || b.type() == Type.DOUBLE) {
      return doubles(verdicts, a.doubles(), b.doubles());
    }
    return decimals(verdicts, a.decimals(), b.decimals());
  }

  private static TruthNode longs(Verdicts verdicts, LongNode a, LongNode b) {
    return row -> {
      long left = a.eval(row);
      long right = b.eval(row);
      return a.isNull || b.isNull ? Truth.UNKNOWN : verdicts.of(Long.compare(left, right));
    };
  }

  private static TruthNode longs(Verdicts.LongTest test, LongNode a) {
    return row -> {
      long value = a.eval(row);
      return a.isNull ? Truth.UNKNOWN : test.of(value);
    };
  }

  private static TruthNode mixed(Verdicts verdicts, LongNode a, DoubleNode b) {
    return row -> {
      long left = a.eval(row);
      double right = b.eval(row);
      return a.isNull || b.isNull ? Truth.UNKNOWN : verdicts.of(left, right);
    };
  }

  private static TruthNode doubles(Verdicts verdicts, DoubleNode a, DoubleNode b) {
    return row -> {
      double left = a.eval(row);
      double right = b.eval(row);
      return a.isNull || b.isNull ? Truth.UNKNOWN : verdicts.of(left, right);
    };
  }

  private static TruthNode decimals(Verdicts verdicts, DecimalNode a, DecimalNode b) {
    return row -> {
      var left = a.eval(row);
      var right = b.eval(row);
      return left == null || right == null ? Truth.UNKNOWN : verdicts.of(left.compareTo(right));
    };
  }

  private static TruthNode strings(Verdicts verdicts, StringNode a, StringNode b) {
    return row -> {
      var left = a.eval(row);
      var right = b.eval(row);
      return left == null || right == null ? Truth.UNKNOWN : verdicts.of(left.compareTo(right));
    };
  }

  private static TruthNode truths(Verdicts verdicts, TruthNode a, TruthNode b) {
    return row -> {
      var left = a.test(row);
      var right = b.test(row);
      return left == Truth.UNKNOWN || right == Truth.UNKNOWN
          ? Truth.UNKNOWN
          : left == right ? verdicts.equal() : verdicts.less();
    };
  }
}
