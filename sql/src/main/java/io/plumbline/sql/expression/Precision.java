package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import java.math.RoundingMode;

/** What the length or precision of a CAST does: texts are cut, decimals rounded, times cut. */
final class Precision {
  private static final int MICROS = 6;

  private Precision() {}

  /**
   * @param length characters; -1 for any number
   */
  static StringNode text(StringNode node, int length) {
    return length < 0 ? node : row -> TextSteps.left(node.eval(row), length);
  }

  /** NULL for what has more digits before the point than the type. */
  static DecimalNode decimal(DecimalNode node, CastType type) {
    if (type.precision() < 0) {
      return node;
    }
    int scale = Math.max(0, type.scale());
    long most = type.precision() - (long) scale;
    return row -> {
      var value = node.eval(row);
      if (value == null || value.precision() - (long) value.scale() > most) {
        return null;
      }
      var rounded = value.setScale(scale, RoundingMode.HALF_UP);
      return rounded.precision() - (long) scale > most ? null : rounded;
    };
  }

  /**
   * @param digits of a second; -1 for all
   */
  static LongNode timestamp(LongNode node, int digits) {
    if (digits < 0 || digits >= MICROS) {
      return node;
    }
    long step = (long) Math.pow(10, MICROS - (double) digits);
    return new LongNode() {
      @Override
      long eval(RowView row) {
        long value = node.eval(row);
        isNull = node.isNull;
        return Math.floorDiv(value, step) * step;
      }
    };
  }
}
