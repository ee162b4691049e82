package io.plumbline.sql.expression;

import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import io.plumbline.rules.RowPredicate;

/**
 * Compares a LONG, DATE or TIMESTAMP column with constants. Each comparison is a question of a
 * range: {@code < 5} is whether a value is in {@code [MIN, 4]}, {@code <> 5} whether it is out of
 * {@code [5, 5]}.
 */
record LongRange(int position, long least, long greatest, byte inside, byte outside)
    implements RowPredicate {
  private static final long MIN = Long.MIN_VALUE;
  private static final long MAX = Long.MAX_VALUE;

  static LongRange of(Operator operator, int position, long limit) {
    return switch (operator) {
      case EQUAL -> within(position, limit, limit);
      case NOT_EQUAL -> new LongRange(position, limit, limit, FALSE, TRUE);
      case LESS -> limit == MIN ? never(position) : within(position, MIN, limit - 1);
      case LESS_OR_EQUAL -> within(position, MIN, limit);
      case GREATER -> limit == MAX ? never(position) : within(position, limit + 1, MAX);
      case GREATER_OR_EQUAL -> within(position, limit, MAX);
      default -> throw new IllegalArgumentException("Cannot compare with " + operator);
    };
  }

  private static LongRange within(int position, long least, long greatest) {
    return new LongRange(position, least, greatest, TRUE, FALSE);
  }

  private static LongRange never(int position) {
    return within(position, 1, 0);
  }

  /** What is in this range and in another one of the same column. */
  LongRange and(LongRange other) {
    return within(position, Math.max(least, other.least), Math.min(greatest, other.greatest));
  }

  @Override
  public void test(RowBatch batch, Selection rows, byte[] truths) {
    var column = batch.column(position);
    long[] values = column.longs();
    int[] selected = rows.rows();
    for (int i = 0; i < rows.size(); i++) {
      long value = values[selected[i]];
      truths[selected[i]] = value >= least && value <= greatest ? inside : outside;
    }
    ColumnNulls.apply(column, rows, truths);
  }
}
