package io.plumbline.connectors.sample;

import io.plumbline.model.row.RowView;
import java.math.BigDecimal;
import java.util.List;

/** One row of a batch, read from its columns. */
record SampleRow(List<SampleColumn> columns, int row) implements RowView {
  @Override
  public boolean isNull(int position) {
    return columns.get(position).isNull(row);
  }

  @Override
  public boolean getBoolean(int position) {
    return columns.get(position).longAt(row) != 0;
  }

  @Override
  public long getLong(int position) {
    return columns.get(position).longAt(row);
  }

  @Override
  public double getDouble(int position) {
    return columns.get(position).doubleAt(row);
  }

  @Override
  public BigDecimal getDecimal(int position) {
    return columns.get(position).decimalAt(row);
  }

  @Override
  public String getString(int position) {
    return columns.get(position).textAt(row);
  }
}
