package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.Selection;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Rows of boxed values, measured in batches of a few rows, for tests. */
record Rows(RowSchema schema, List<List<Object>> values) {
  private static final int BATCH = 7;

  /** Rows of one column named c. */
  static Rows of(ColumnKind kind, Object... values) {
    var rows = new ArrayList<List<Object>>();
    for (var value : values) {
      rows.add(Arrays.asList(value));
    }
    return new Rows(RowSchema.builder().add("c", kind).build(), rows);
  }

  /** Rows of two columns named a and b, each an array of two. */
  static Rows ofTwo(ColumnKind kind, Object[]... rows) {
    return new Rows(
        RowSchema.builder().add("a", kind).add("b", kind).build(),
        Arrays.stream(rows).map(Arrays::asList).toList());
  }

  Rows slice(int from, int to) {
    return new Rows(schema, values.subList(from, to));
  }

  Number measure(MetricCall call) {
    return state(call).value(0);
  }

  Number measure(String function, String... columns) {
    return measure(MetricCall.of(function, columns));
  }

  /** The state of all rows. */
  MetricState state(MetricCall call) {
    var state = empty(call);
    addTo(state);
    return state;
  }

  MetricState empty(MetricCall call) {
    int[] positions = call.arguments().stream().mapToInt(this::position).toArray();
    return MetricCatalogue.create(
        call, Arrays.stream(positions).mapToObj(schema::kind).toList(), positions);
  }

  private int position(String column) {
    int position = schema.position(column);
    if (position < 0) {
      throw new IllegalArgumentException("Cannot find column: " + column);
    }
    return position;
  }

  void addTo(MetricState state) {
    var batch = new RowBatch(schema, BATCH);
    var selection = new Selection(BATCH);
    for (var row : values) {
      if (batch.isFull()) {
        state.update(batch, selection.all(batch.size()));
        batch.clear();
      }
      int index = batch.addRow();
      for (int i = 0; i < schema.size(); i++) {
        set(batch.column(i), index, row.get(i));
      }
    }
    state.update(batch, selection.all(batch.size()));
  }

  private static void set(ColumnVector column, int row, Object value) {
    if (value == null) {
      column.setNull(row);
      return;
    }
    switch (column.kind()) {
      case BOOLEAN -> column.setBoolean(row, (Boolean) value);
      case LONG, DATE, TIMESTAMP -> column.setLong(row, ((Number) value).longValue());
      case DOUBLE -> column.setDouble(row, ((Number) value).doubleValue());
      case DECIMAL -> column.setDecimal(row, new BigDecimal(value.toString()));
      case STRING, JSON -> setText(column, row, (String) value);
    }
  }

  private static void setText(ColumnVector column, int row, String value) {
    var texts = column.dictionary();
    for (int code = 0; code < texts.size(); code++) {
      if (texts.value(code).equals(value)) {
        column.setCode(row, code);
        return;
      }
    }
    column.setText(row, value);
  }
}
