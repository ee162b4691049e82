package io.plumbline.jobs.table.format;

import java.math.BigDecimal;
import java.util.Map;
import org.apache.flink.table.data.DecimalData;
import org.apache.flink.table.data.GenericArrayData;
import org.apache.flink.table.data.GenericMapData;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;
import org.apache.flink.table.types.logical.DecimalType;
import org.apache.flink.table.types.logical.LogicalType;

/** What stands in a column of a row that has no values: NULL where the column can be NULL. */
final class Blank {
  private Blank() {}

  /** The value in Flink's internal form; nothing reads it but the copy from row to row. */
  static Object of(LogicalType type) {
    if (type.isNullable()) {
      return null;
    }
    return switch (type.getTypeRoot()) {
      case CHAR, VARCHAR -> StringData.fromString("");
      case BOOLEAN -> false;
      case BINARY, VARBINARY -> new byte[0];
      case DECIMAL ->
          DecimalData.fromBigDecimal(
              BigDecimal.ZERO,
              ((DecimalType) type).getPrecision(),
              ((DecimalType) type).getScale());
      case TINYINT -> (byte) 0;
      case SMALLINT -> (short) 0;
      case INTEGER, DATE, TIME_WITHOUT_TIME_ZONE, INTERVAL_YEAR_MONTH -> 0;
      case BIGINT, INTERVAL_DAY_TIME -> 0L;
      case FLOAT -> 0f;
      case DOUBLE -> 0d;
      case TIMESTAMP_WITHOUT_TIME_ZONE, TIMESTAMP_WITH_LOCAL_TIME_ZONE ->
          TimestampData.fromEpochMillis(0);
      case ARRAY -> new GenericArrayData(new Object[0]);
      case MAP, MULTISET -> new GenericMapData(Map.of());
      case ROW, STRUCTURED_TYPE -> {
        var row = new GenericRowData(type.getChildren().size());
        for (int i = 0; i < type.getChildren().size(); i++) {
          row.setField(i, of(type.getChildren().get(i)));
        }
        yield row;
      }
      default -> null;
    };
  }
}
