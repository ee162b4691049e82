package io.plumbline.connectors.sample;

import io.plumbline.model.row.ColumnKind;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * A declared SQL type: how its values are read, and for integers which ones fit.
 *
 * @param name the type's name without length and time zone, such as {@code VARCHAR}
 * @param min least value of an integer type
 * @param max greatest value of an integer type
 */
public record SqlType(String name, ColumnKind kind, long min, long max) {
  private static final Map<String, SqlType> TYPES =
      Map.ofEntries(
          integer("TINYINT", Byte.MIN_VALUE, Byte.MAX_VALUE),
          integer("SMALLINT", Short.MIN_VALUE, Short.MAX_VALUE),
          integer("INT", Integer.MIN_VALUE, Integer.MAX_VALUE),
          integer("INTEGER", Integer.MIN_VALUE, Integer.MAX_VALUE),
          integer("BIGINT", Long.MIN_VALUE, Long.MAX_VALUE),
          type("FLOAT", ColumnKind.DOUBLE),
          type("REAL", ColumnKind.DOUBLE),
          type("DOUBLE", ColumnKind.DOUBLE),
          type("DEC", ColumnKind.DECIMAL),
          type("DECIMAL", ColumnKind.DECIMAL),
          type("NUMERIC", ColumnKind.DECIMAL),
          type("CHAR", ColumnKind.STRING),
          type("VARCHAR", ColumnKind.STRING),
          type("STRING", ColumnKind.STRING),
          type("TEXT", ColumnKind.STRING),
          type("BOOLEAN", ColumnKind.BOOLEAN),
          type("DATE", ColumnKind.DATE),
          type("TIMESTAMP", ColumnKind.TIMESTAMP),
          type("TIMESTAMP_LTZ", ColumnKind.TIMESTAMP),
          type("JSON", ColumnKind.JSON),
          type("ARRAY", ColumnKind.JSON),
          type("MAP", ColumnKind.JSON),
          type("ROW", ColumnKind.JSON));

  /** Reads a type such as {@code DECIMAL(10, 2)} or {@code timestamp(3) with time zone}. */
  public static Optional<SqlType> parse(String declared) {
    var text = declared.strip().toUpperCase(Locale.ROOT);
    int end = 0;
    while (end < text.length() && (isLetter(text.charAt(end)) || text.charAt(end) == '_')) {
      end++;
    }
    return Optional.ofNullable(TYPES.get(text.substring(0, end)));
  }

  /** Whether an integer is in the type's range. */
  public boolean fits(long value) {
    return value >= min && value <= max;
  }

  private static boolean isLetter(char c) {
    return c >= 'A' && c <= 'Z';
  }

  private static Map.Entry<String, SqlType> integer(String name, long min, long max) {
    return Map.entry(name, new SqlType(name, ColumnKind.LONG, min, max));
  }

  private static Map.Entry<String, SqlType> type(String name, ColumnKind kind) {
    return Map.entry(name, new SqlType(name, kind, Long.MIN_VALUE, Long.MAX_VALUE));
  }

  /** The type of a column whose kind follows from its values. */
  public static SqlType inferred(ColumnKind kind) {
    return new SqlType(kind.name(), kind, Long.MIN_VALUE, Long.MAX_VALUE);
  }
}
