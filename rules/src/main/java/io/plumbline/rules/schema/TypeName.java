package io.plumbline.rules.schema;

import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * A column type as producers spell it, normalised: Spark, Hive, SQL and JSON names of the same type
 * are equal. Types that are not known compare by their text.
 *
 * @param family canonical name, such as {@code int64} or {@code decimal}
 * @param size length of text or precision of a decimal; -1 when unbounded or not told
 * @param scale scale of a decimal; -1 when not told
 */
record TypeName(String family, int size, int scale) {
  private static final Map<String, String> FAMILIES =
      Map.ofEntries(
          Map.entry("tinyint", "int8"),
          Map.entry("byte", "int8"),
          Map.entry("smallint", "int16"),
          Map.entry("short", "int16"),
          Map.entry("int2", "int16"),
          Map.entry("int", "int32"),
          Map.entry("integer", "int32"),
          Map.entry("int4", "int32"),
          Map.entry("serial", "int32"),
          Map.entry("bigint", "int64"),
          Map.entry("long", "int64"),
          Map.entry("int8", "int64"),
          Map.entry("int64", "int64"),
          Map.entry("bigserial", "int64"),
          Map.entry("float", "float32"),
          Map.entry("real", "float32"),
          Map.entry("float4", "float32"),
          Map.entry("double", "float64"),
          Map.entry("double precision", "float64"),
          Map.entry("float8", "float64"),
          Map.entry("float64", "float64"),
          Map.entry("number", "decimal"),
          Map.entry("numeric", "decimal"),
          Map.entry("decimal", "decimal"),
          Map.entry("string", "text"),
          Map.entry("text", "text"),
          Map.entry("varchar", "text"),
          Map.entry("character varying", "text"),
          Map.entry("char", "text"),
          Map.entry("bool", "boolean"),
          Map.entry("boolean", "boolean"));

  /** Each family and those that hold all of its values (for floats: their range). */
  private static final Map<String, List<String>> WIDER =
      Map.of(
          "int8", List.of("int16", "int32", "int64", "float32", "float64", "decimal", "text"),
          "int16", List.of("int32", "int64", "float32", "float64", "decimal", "text"),
          "int32", List.of("int64", "float64", "decimal", "text"),
          "int64", List.of("float64", "decimal", "text"),
          "float32", List.of("float64", "text"),
          "float64", List.of("text"),
          "decimal", List.of("text"),
          "date", List.of("timestamp", "text"),
          "boolean", List.of("text"));

  /** Reads a type as a producer wrote it; never fails. */
  static TypeName of(String reported) {
    var text = reported.strip().toLowerCase(Locale.ROOT);
    int open = text.indexOf('(');
    if (open < 0 || !text.endsWith(")")) {
      return new TypeName(FAMILIES.getOrDefault(text, text), -1, -1);
    }
    var base = text.substring(0, open).strip();
    var arguments = text.substring(open + 1, text.length() - 1).split(",", 3);
    int size = number(arguments[0]);
    boolean known = FAMILIES.containsKey(base);
    return known && size >= 0
        ? new TypeName(FAMILIES.get(base), size, arguments.length > 1 ? number(arguments[1]) : -1)
        : new TypeName(known ? FAMILIES.get(base) : text, -1, -1);
  }

  /** Whether every value of this type is a value of {@code next}. */
  boolean fitsIn(TypeName next) {
    if (family.isEmpty() || next.family.isEmpty()) {
      return true;
    }
    if (!family.equals(next.family)) {
      boolean wider = WIDER.getOrDefault(family, List.of()).contains(next.family);
      return wider && (next.size < 0 || next.family.equals("decimal"));
    }
    boolean wide = next.size < 0 || (size >= 0 && integerDigits() <= next.integerDigits());
    boolean fine = next.scale < 0 || scale <= next.scale;
    return wide && fine;
  }

  private int integerDigits() {
    return size - Math.max(0, scale);
  }

  private static int number(String text) {
    try {
      return Integer.parseInt(text.strip());
    } catch (NumberFormatException notANumber) {
      return -1;
    }
  }
}
