package io.plumbline.server.rules;

import io.plumbline.model.Column;
import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The schema of a dataset as its producer named the types; pure. */
final class KnownSchema {

  private KnownSchema() {}

  /**
   * The schema, or empty when there is none, or a type is not understood: a guess would refuse
   * rules that are right.
   */
  static Optional<RowSchema> of(List<Column> columns) {
    var schema = RowSchema.builder();
    int known = 0;
    for (var column : columns) {
      boolean nested = column.path().indexOf('.') >= 0 || column.path().endsWith("[]");
      var kind = kind(column.type());
      if (nested) {
        continue;
      }
      if (kind.isEmpty()) {
        return Optional.empty();
      }
      schema.add(column.path(), kind.get());
      known++;
    }
    return known == 0 ? Optional.empty() : Optional.of(schema.build());
  }

  private static Optional<ColumnKind> kind(String type) {
    var name = type.strip().toLowerCase(Locale.ROOT).replaceFirst("[ (<\\[].*$", "");
    return Optional.ofNullable(
        switch (name) {
          case "boolean", "bool" -> ColumnKind.BOOLEAN;
          case "tinyint",
              "smallint",
              "int",
              "integer",
              "bigint",
              "byte",
              "short",
              "long",
              "int2",
              "int4",
              "int8",
              "int16",
              "int32",
              "int64",
              "serial",
              "bigserial" ->
              ColumnKind.LONG;
          case "float", "double", "real", "float4", "float8", "float32", "float64" ->
              ColumnKind.DOUBLE;
          case "decimal", "numeric", "number", "bignumeric" -> ColumnKind.DECIMAL;
          case "string", "varchar", "char", "character", "text", "uuid", "nvarchar", "bpchar" ->
              ColumnKind.STRING;
          case "date" -> ColumnKind.DATE;
          case "timestamp", "timestamptz", "timestamp_ntz", "timestamp_ltz", "datetime" ->
              ColumnKind.TIMESTAMP;
          case "struct", "array", "map", "row", "json", "jsonb", "record" -> ColumnKind.JSON;
          default -> null;
        });
  }
}
