package io.plumbline.jobs.table;

import static io.plumbline.connectors.file.column.Words.PADDING;

import io.plumbline.connectors.file.column.TextTable;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.RowBatch;
import java.util.List;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.LocalZonedTimestampType;
import org.apache.flink.table.types.logical.TimestampType;

/**
 * A batch into which Flink's rows are written, again and again. Texts that repeat are kept once,
 * and no more of them than a few megabytes. Not thread-safe.
 */
final class RowDataBatch {
  private static final long MICROS_PER_MILLI = 1_000;
  private static final int NANOS_PER_MICRO = 1_000;

  private final List<RowDataColumns.Column> columns;
  private final RowBatch batch;
  private final TextTable[] texts;
  private byte[] text = new byte[64];

  RowDataBatch(RowDataColumns columns, int capacity) {
    this.columns = columns.columns();
    this.batch = new RowBatch(columns.schema(), capacity);
    this.texts = new TextTable[this.columns.size()];
    for (int i = 0; i < texts.length; i++) {
      if (batch.column(i).codes() != null) {
        texts[i] = new TextTable();
      }
    }
    clear();
  }

  /** The rows since the last {@link #clear}. */
  RowBatch rows() {
    return batch;
  }

  boolean isFull() {
    return batch.isFull();
  }

  void clear() {
    for (int i = 0; i < texts.length; i++) {
      if (texts[i] != null) {
        texts[i].startBatch(batch.column(i), batch.size());
      }
    }
    batch.clear();
  }

  /** Adds a row; the batch must not be full. */
  void append(RowData row) {
    int index = batch.addRow();
    for (int i = 0; i < texts.length; i++) {
      int field = columns.get(i).field();
      var vector = batch.column(i);
      if (row.isNullAt(field)) {
        vector.setNull(index);
      } else if (texts[i] == null) {
        set(vector, index, row, columns.get(i));
      } else {
        vector.setCode(index, code(row.getString(field), texts[i]));
      }
    }
  }

  private int code(StringData value, TextTable known) {
    var bytes = value.toBytes();
    int length = bytes.length;
    if (text.length < length + PADDING) {
      text = new byte[Math.max(2 * text.length, length + PADDING)];
    }
    System.arraycopy(bytes, 0, text, 0, length);
    int code = known.code(text, 0, length);
    // Bytes that are no UTF-8 become a text with replacement characters.
    return code < 0 ? known.code(value.toString()) : code;
  }

  private static void set(
      ColumnVector vector, int index, RowData row, RowDataColumns.Column column) {
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
      default ->
          vector.setLong(
              index, micros(row, field, ((LocalZonedTimestampType) column.type()).getPrecision()));
    }
  }

  private static long micros(RowData row, int field, int precision) {
    var time = row.getTimestamp(field, precision);
    return time.getMillisecond() * MICROS_PER_MILLI + time.getNanoOfMillisecond() / NANOS_PER_MICRO;
  }
}
