package io.plumbline.model.row;

import java.math.BigDecimal;

/**
 * One row, read by position. Callers check {@link #isNull} first and then call the getter that fits
 * the column's {@link ColumnKind}; nothing is boxed. A view may be moved to another row after use.
 */
public interface RowView {
  boolean isNull(int position);

  boolean getBoolean(int position);

  /** Value of a LONG, DATE or TIMESTAMP column. */
  long getLong(int position);

  /** Value of a LONG, DOUBLE or DECIMAL column, widened to double. */
  double getDouble(int position);

  BigDecimal getDecimal(int position);

  /** Value of a STRING or JSON column. */
  String getString(int position);
}
