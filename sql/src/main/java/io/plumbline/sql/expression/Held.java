package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import io.plumbline.rules.Truth;
import java.math.BigDecimal;

/**
 * An operand that is read more than once but computed once per row; without it the cost of nested
 * BETWEEN, IN and NULLIF would double with each level.
 */
final class Held {
  private final Operand operand;
  private final Operand computed;
  private boolean isNull;
  private long whole;
  private double real;
  private Object object;

  Held(Operand computed) {
    this.computed = computed;
    this.operand =
        computed.isOpen()
                || computed.constant() != null
                || computed.type() == Type.NULL
                || computed.position() >= 0
            ? computed
            : reader(computed);
  }

  /** Reads what {@link #compute} computed last. */
  Operand operand() {
    return operand;
  }

  void compute(RowView row) {
    if (operand == computed) {
      return;
    }
    switch (computed.type()) {
      case BOOLEAN -> object = computed.truths().test(row);
      case STRING -> object = computed.strings().eval(row);
      case DECIMAL -> object = computed.decimals().eval(row);
      case DOUBLE -> {
        var node = computed.doubles();
        real = node.eval(row);
        isNull = node.isNull;
      }
      default -> {
        var node = computed.longs();
        whole = node.eval(row);
        isNull = node.isNull;
      }
    }
  }

  private Operand reader(Operand from) {
    return switch (from.type()) {
      case BOOLEAN -> Operand.truth(row -> (Truth) object, from.source());
      case STRING -> Operand.string(row -> (String) object, from.source());
      case DECIMAL -> Operand.decimal(row -> (BigDecimal) object, from.source());
      case DOUBLE -> Operand.real(new HeldDouble(), from.source());
      default -> Operand.whole(from.type(), new HeldLong(), from.source());
    };
  }

  private final class HeldDouble extends DoubleNode {
    @Override
    double eval(RowView row) {
      isNull = Held.this.isNull;
      return real;
    }
  }

  private final class HeldLong extends LongNode {
    @Override
    long eval(RowView row) {
      isNull = Held.this.isNull;
      return whole;
    }
  }
}
