package io.plumbline.jobs.table;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;

/**
 * The columns of Flink's rows that rules can read. Types map as in SQL; what has no counterpart
 * (arrays, maps, nested rows, bytes, intervals) is left out.
 */
public final class RowDataColumns implements Serializable {
  private static final long serialVersionUID = 1L;

  private final List<Column> columns;

  private RowDataColumns(List<Column> columns) {
    this.columns = new ArrayList<>(columns);
  }

  /** Those of a row type that rules can read. */
  static RowDataColumns of(RowType type) {
    var columns = new ArrayList<Column>();
    for (int i = 0; i < type.getFieldCount(); i++) {
      var name = type.getFieldNames().get(i);
      var field = type.getTypeAt(i);
      var kind = UndecodedColumns.has(name) ? null : kind(field);
      if (kind != null) {
        columns.add(new Column(name, i, kind, field));
      }
    }
    return new RowDataColumns(columns);
  }

  /** Those of them with these names. */
  RowDataColumns only(Collection<String> names) {
    var kept = new ArrayList<>(columns);
    kept.removeIf(column -> !names.contains(column.name()));
    return new RowDataColumns(kept);
  }

  /**
   * A column.
   *
   * @param field its position in Flink's rows
   */
  record Column(String name, int field, ColumnKind kind, LogicalType type)
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

  List<Column> columns() {
    return columns;
  }

  RowSchema schema() {
    var builder = RowSchema.builder();
    columns.forEach(column -> builder.add(column.name(), column.kind()));
    return builder.build();
  }
}
