package io.plumbline.sql.expression;

import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.RowView;
import io.plumbline.rules.Truth;

/** Puts the value that a closure gives for a row into a row of a column. */
interface Cell {
  void put(RowView row, ColumnVector out, int index);

  /** The way for an operand that is not open. */
  static Cell of(Operand operand) {
    return switch (operand.type()) {
      case BOOLEAN -> truth(operand.truths());
      case LONG, DATE, TIMESTAMP -> whole(operand.longs());
      case DOUBLE -> real(operand.doubles());
      case DECIMAL -> decimal(operand.decimals());
      case STRING -> text(operand.strings());
      case INTERVAL, UNIT, NULL, ANY -> (row, out, index) -> out.setNull(index);
    };
  }

  private static Cell truth(TruthNode node) {
    return (row, out, index) -> {
      var truth = node.test(row);
      if (truth == Truth.UNKNOWN) {
        out.setNull(index);
      } else {
        out.setBoolean(index, truth == Truth.TRUE);
      }
    };
  }

  private static Cell whole(LongNode node) {
    return (row, out, index) -> {
      long value = node.eval(row);
      if (node.isNull) {
        out.setNull(index);
      } else {
        out.setLong(index, value);
      }
    };
  }

  private static Cell real(DoubleNode node) {
    return (row, out, index) -> {
      double value = node.eval(row);
      if (node.isNull) {
        out.setNull(index);
      } else {
        out.setDouble(index, value);
      }
    };
  }

  private static Cell decimal(DecimalNode node) {
    return (row, out, index) -> {
      var value = node.eval(row);
      if (value == null) {
        out.setNull(index);
      } else {
        out.setDecimal(index, value);
      }
    };
  }

  private static Cell text(StringNode node) {
    return (row, out, index) -> {
      var value = node.eval(row);
      if (value == null) {
        out.setNull(index);
      } else {
        out.setText(index, value);
      }
    };
  }
}
