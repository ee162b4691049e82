package io.plumbline.sql.expression;

import io.plumbline.rules.Truth;
import java.util.List;

/** Three-valued AND, OR, NOT and IS. */
final class Logic {
  private Logic() {}

  static Truth not(Truth truth) {
    return switch (truth) {
      case TRUE -> Truth.FALSE;
      case FALSE -> Truth.TRUE;
      case UNKNOWN -> Truth.UNKNOWN;
    };
  }

  static TruthNode not(TruthNode node) {
    return row -> not(node.test(row));
  }

  /** FALSE if one is, else UNKNOWN if one is. */
  static TruthNode all(List<TruthNode> links) {
    return chain(links, Truth.TRUE, Truth.FALSE);
  }

  /** TRUE if one is, else UNKNOWN if one is. */
  static TruthNode any(List<TruthNode> links) {
    return chain(links, Truth.FALSE, Truth.TRUE);
  }

  private static TruthNode chain(List<TruthNode> links, Truth neutral, Truth deciding) {
    var nodes = links.toArray(TruthNode[]::new);
    return row -> {
      var result = neutral;
      for (var node : nodes) {
        var truth = node.test(row);
        if (truth == deciding) {
          return deciding;
        }
        if (truth == Truth.UNKNOWN) {
          result = Truth.UNKNOWN;
        }
      }
      return result;
    };
  }

  /** {@code IS [NOT] truth}: never UNKNOWN. */
  static TruthNode is(TruthNode node, Truth wanted, boolean negated) {
    return row -> (node.test(row) == wanted) != negated ? Truth.TRUE : Truth.FALSE;
  }

  static TruthNode isNull(Operand operand, boolean negated) {
    var whenNull = negated ? Truth.FALSE : Truth.TRUE;
    var otherwise = not(whenNull);
    switch (operand.type()) {
      case NULL:
        return row -> whenNull;
      case BOOLEAN:
        return is(operand.truths(), Truth.UNKNOWN, negated);
      case STRING:
        var text = operand.strings();
        return row -> text.eval(row) == null ? whenNull : otherwise;
      case DECIMAL:
        var decimal = operand.decimals();
        return row -> decimal.eval(row) == null ? whenNull : otherwise;
      case DOUBLE:
        var real = operand.doubles();
        return row -> {
          real.eval(row);
          return real.isNull ? whenNull : otherwise;
        };
      default:
        var whole = operand.longs();
        return row -> {
          whole.eval(row);
          return whole.isNull ? whenNull : otherwise;
        };
    }
  }
}
