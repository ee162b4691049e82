package io.plumbline.jobs.table;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.LocalZonedTimestampType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.TimestampType;

/**
 * Writes Flink's rows into batches. Types map as in SQL; what has no counterpart (arrays, maps,
 * nested rows, bytes, intervals) is left out.
 */
public final class RowDataColumns implements Serializable {
  private static final long serialVersionUID = 1L;
  private static final long MICROS_PER_MILLI = 1_000;
  private static final int NANOS_PER_MICRO = 1_000;

  private final List<Column> columns;

  private RowDataColumns(List<Column> columns) {
    this.columns = new ArrayList<>(columns);
  }

  /** Those of a row type that rules can read. */
  static RowDataColumns of(RowType type) {
    var columns = new ArrayList<Column>();
    for (int i = 0; i < type.getFieldCount(); i++) {
      var field = type.getTypeAt(i);
      var kind = kind(field);
      if (kind != null) {
        columns.add(new Column(type.getFieldNames().get(i), i, kind, field));
      }
    }
    return new RowDataColumns(columns);
  }

  private record Column(String name, int field, ColumnKind kind, LogicalType type)
      implements Serializable {}

  private static ColumnKind kind(LogicalType type) {
    return switch (type.getTypeRoot()) {
      case BOOLEAN -> ColumnKind.BOOLEAN;
      case TINYINT, SMALLINT, INTEGER, BIGINT -> ColumnKind.LONG;
      case FLOAT, DOUBLE -> ColumnKind.DOUBLE;
      case DECIMAL -> ColumnKind.DECIMAL;
      case CHAR, VARCHAR -> ColumnKind.STRING;
      case DATE -> ColumnKind.DATE;
      case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE -> ColumnKind.TIMESTAMP;
      default -> null;
    };
  }

  RowSchema schema() {
    var builder = RowSchema.builder();
    columns.forEach(column -> builder.add(column.name(), column.kind()));
    return builder.build();
  }

  /** Adds a row to a batch of {@link #schema} that is not full. */
  void append(RowData row, RowBatch batch) {
    int index = batch.addRow();
    for (int i = 0; i < columns.size(); i++) {
      var column = columns.get(i);
      if (row.isNullAt(column.field())) {
        batch.column(i).setNull(index);
      } else {
        set(batch.column(i), index, row, column);
      }
    }
  }

  private static void set(ColumnVector vector, int index, RowData row, Column column) {
    int field = column.field();
    switch (column.type().getTypeRoot()) {
      case BOOLEAN -> vector.setBoolean(index, row.getBoolean(field));
      case TINYINT -> vector.setLong(index, row.getByte(field));
      case SMALLINT -> vector.setLong(index, row.getShort(field));
      case INTEGER, DATE -> vector.setLong(index, row.getInt(field));
      case BIGINT -> vector.setLong(index, row.getLong(field));
      case FLOAT -> vector.setDouble(index, row.getFloat(field));
      case DOUBLE -> vector.setDouble(index, row.getDouble(field));
      case DECIMAL -> {
        var type = (DecimalType) column.type();
        vector.setDecimal(
            index, row.getDecimal(field, type.getPrecision(), type.getScale()).toBigDecimal());
      }
      case TIMESTAMP_WITHOUT_TIME_ZONE ->
          vector.setLong(index, micros(row, field, ((TimestampType) column.type()).getPrecision()));
      case TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          vector.setLong(
              index, micros(row, field, ((LocalZonedTimestampType) column.type()).getPrecision()));
      default -> vector.setText(index, row.getString(field).toString());
    }
  }

  private static long micros(RowData row, int field, int precision) {
    var time = row.getTimestamp(field, precision);
    return time.getMillisecond() * MICROS_PER_MILLI + time.getNanoOfMillisecond() / NANOS_PER_MICRO;
  }
}
