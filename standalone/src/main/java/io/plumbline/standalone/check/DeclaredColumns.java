package io.plumbline.standalone.check;

import io.plumbline.model.Column;
import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import java.util.List;
import java.util.stream.IntStream;

/** The columns of CREATE TABLE as readers of files take them. */
final class DeclaredColumns {
  private DeclaredColumns() {}

  static List<Column> of(RowSchema schema) {
    return IntStream.range(0, schema.size())
        .mapToObj(i -> new Column(schema.names().get(i), type(schema.kind(i))))
        .toList();
  }

  private static String type(ColumnKind kind) {
    return switch (kind) {
      case BOOLEAN -> "BOOLEAN";
      case LONG -> "BIGINT";
      case DOUBLE -> "DOUBLE";
      case DECIMAL -> "DECIMAL";
      case STRING -> "VARCHAR";
      case DATE -> "DATE";
      case TIMESTAMP -> "TIMESTAMP";
      case JSON -> "ROW";
    };
  }
}
