package io.plumbline.udfs;

import io.plumbline.model.row.RowView;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;

/** A row over a list of boxed values, for tests. */
record ListRow(List<Object> values) implements RowView {
  static ListRow of(Object... values) {
    return new ListRow(Arrays.asList(values));
  }

  @Override
  public boolean isNull(int position) {
    return values.get(position) == null;
  }

  @Override
  public boolean getBoolean(int position) {
    return (Boolean) values.get(position);
  }

  @Override
  public long getLong(int position) {
    return ((Number) values.get(position)).longValue();
  }

  @Override
  public double getDouble(int position) {
    return ((Number) values.get(position)).doubleValue();
  }

  @Override
  public BigDecimal getDecimal(int position) {
    return new BigDecimal(values.get(position).toString());
  }

  @Override
  public String getString(int position) {
    return (String) values.get(position);
  }
}
