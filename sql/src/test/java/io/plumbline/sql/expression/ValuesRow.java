package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import java.math.BigDecimal;

/** A row of given values. */
record ValuesRow(Object... values) implements RowView {
  @Override
  public boolean isNull(int position) {
    return values[position] == null;
  }

  @Override
  public boolean getBoolean(int position) {
    return (Boolean) values[position];
  }

  @Override
  public long getLong(int position) {
    return (Long) values[position];
  }

  @Override
  public double getDouble(int position) {
    return ((Number) values[position]).doubleValue();
  }

  @Override
  public BigDecimal getDecimal(int position) {
    return (BigDecimal) values[position];
  }

  @Override
  public String getString(int position) {
    return (String) values[position];
  }
}
