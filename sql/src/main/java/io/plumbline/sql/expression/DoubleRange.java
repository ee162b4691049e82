package io.plumbline.sql.expression;

import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import io.plumbline.rules.RowPredicate;

/** Compares a DOUBLE column with constants, as {@link LongRange}; NaN is in no range. */
record DoubleRange(int position, double least, double greatest, byte inside, byte outside)
    implements RowPredicate {
  private static final double MIN = Double.NEGATIVE_INFINITY;
  private static final double MAX = Double.POSITIVE_INFINITY;

  /**
   * @param limit finite
   */
  static DoubleRange of(Operator operator, int position, double limit) {
    return switch (operator) {
      case EQUAL -> within(position, limit, limit);
      case NOT_EQUAL -> new DoubleRange(position, limit, limit, FALSE, TRUE);
      case LESS -> within(position, MIN, Math.nextDown(limit));
      case LESS_OR_EQUAL -> within(position, MIN, limit);
      case GREATER -> within(position, Math.nextUp(limit), MAX);
      case GREATER_OR_EQUAL -> within(position, limit, MAX);
      default -> throw new IllegalArgumentException("Cannot compare with " + operator);
    };
  }

  private static DoubleRange within(int position, double least, double greatest) {
    return new DoubleRange(position, least, greatest, TRUE, FALSE);
  }

  /** What is in this range and in another one of the same column. */
  DoubleRange and(DoubleRange other) {
    return within(position, Math.max(least, other.least), Math.min(greatest, other.greatest));
  }

  @Override
  public void test(RowBatch batch, Selection rows, byte[] truths) {
    var column = batch.column(position);
    double[] values = column.doubles();
    int[] selected = rows.rows();
    for (int i = 0; i < rows.size(); i++) {
      double value = values[selected[i]];
      truths[selected[i]] = value >= least && value <= greatest ? inside : outside;
    }
    ColumnNulls.apply(column, rows, truths);
  }
}
