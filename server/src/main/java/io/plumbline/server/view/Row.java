package io.plumbline.server.view;

import java.util.HashMap;
import java.util.Map;

/** A row to merge into a table; columns without a value are null. */
record Row(Table table, Map<String, Object> values) {

  static Row of(Table table) {
    return new Row(table, new HashMap<>());
  }

  Row with(String column, Object value) {
    if (!table.keys().contains(column) && !table.columns().contains(column)) {
      throw new IllegalArgumentException(
          "Cannot set column " + column + ": table " + table.name() + " has none of that name");
    }
    values.put(column, value);
    return this;
  }
}
