package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import io.plumbline.rules.RowPredicate;
import io.plumbline.rules.Truth;
import java.math.BigDecimal;
import java.util.List;

/**
 * A typed expression and, unless it is open, its closure. An expression is open when it reads a
 * column without a known schema or has a problem; what is built on it is open too, with its type
 * still checked.
 */
final class Operand {
  private final Type type;
  private final Object node;
  private final Object constant;
  private final Expr source;
  private int position = -1;
  private RowPredicate loop;
  private List<Operand> parts = List.of();

  private Operand(Type type, Object node, Object constant, Expr source) {
    this.type = type;
    this.node = node;
    this.constant = constant;
    this.source = source;
  }

  /** Says that it is the column at this position and nothing else. */
  Operand at(int column) {
    position = column;
    return this;
  }

  /** Says how it is judged for a batch without its closure; null for not at all. */
  Operand withLoop(RowPredicate tightLoop) {
    loop = tightLoop;
    return this;
  }

  /** Says what it is an AND, OR or NOT of. */
  Operand of(List<Operand> links) {
    parts = links;
    return this;
  }

  /** The position of the column that it is; -1 if it is no column. */
  int position() {
    return position;
  }

  /** Null if there is none. */
  RowPredicate loop() {
    return loop;
  }

  /** What it is an AND, OR or NOT of; empty if it is none. */
  List<Operand> parts() {
    return parts;
  }

  static Operand open(Type type, Expr source) {
    return new Operand(type, null, null, source);
  }

  static Operand truth(TruthNode node, Expr source) {
    return new Operand(Type.BOOLEAN, node, null, source);
  }

  static Operand string(StringNode node, Expr source) {
    return new Operand(Type.STRING, node, null, source);
  }

  static Operand decimal(DecimalNode node, Expr source) {
    return new Operand(Type.DECIMAL, node, null, source);
  }

  static Operand real(DoubleNode node, Expr source) {
    return new Operand(Type.DOUBLE, node, null, source);
  }

  /** A LONG, DATE or TIMESTAMP. */
  static Operand whole(Type type, LongNode node, Expr source) {
    return new Operand(type, node, null, source);
  }

  static Operand constant(Type type, Object value, Expr source) {
    return switch (type) {
      case BOOLEAN -> {
        var truth = (Boolean) value ? Truth.TRUE : Truth.FALSE;
        yield new Operand(type, (TruthNode) row -> truth, value, source);
      }
      case LONG, DATE, TIMESTAMP -> new Operand(type, fixed((Long) value), value, source);
      case DOUBLE -> new Operand(type, fixed((Double) value), value, source);
      case DECIMAL -> {
        var decimal = (BigDecimal) value;
        yield new Operand(type, (DecimalNode) row -> decimal, value, source);
      }
      case STRING -> {
        var text = (String) value;
        yield new Operand(type, (StringNode) row -> text, value, source);
      }
      case INTERVAL, UNIT -> new Operand(type, value, value, source);
      case NULL -> new Operand(type, Type.NULL, null, source);
      case ANY -> open(type, source);
    };
  }

  Type type() {
    return type;
  }

  Expr source() {
    return source;
  }

  boolean isOpen() {
    return node == null;
  }

  /** The value of a constant; null for what is none, and for NULL. */
  Object constant() {
    return constant;
  }

  TruthNode truths() {
    return type == Type.NULL ? row -> Truth.UNKNOWN : (TruthNode) node;
  }

  StringNode strings() {
    return type == Type.NULL ? row -> null : (StringNode) node;
  }

  LongNode longs() {
    return type == Type.NULL ? Widening.nullLong() : (LongNode) node;
  }

  /** As microseconds. */
  LongNode timestamps() {
    return type == Type.DATE ? Widening.toTimestamp(longs()) : longs();
  }

  DoubleNode doubles() {
    if (constant instanceof Number number) {
      return fixed(number.doubleValue());
    }
    return switch (type) {
      case DOUBLE -> (DoubleNode) node;
      case DECIMAL -> Widening.toDouble((DecimalNode) node);
      default -> Widening.toDouble(longs());
    };
  }

  DecimalNode decimals() {
    if (constant instanceof Number number) {
      var decimal = Widening.toDecimal(number);
      return row -> decimal;
    }
    return switch (type) {
      case DECIMAL -> (DecimalNode) node;
      case DOUBLE -> Widening.toDecimal((DoubleNode) node);
      case NULL -> row -> null;
      default -> Widening.toDecimal(longs());
    };
  }

  private static LongNode fixed(long value) {
    return new LongNode() {
      @Override
      long eval(RowView row) {
        return value;
      }
    };
  }

  private static DoubleNode fixed(double value) {
    return new DoubleNode() {
      @Override
      double eval(RowView row) {
        return value;
      }
    };
  }
}
