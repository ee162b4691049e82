package io.plumbline.connectors.file.ndjson;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Tuple;

/** Lines as producers of every care write them. */
final class JsonLines {
  private static final List<String> NAMES =
      List.of(
          "a", "b", "A", "c", "col_d", "a_long_name_of_a_column", "\\u0061", "é", "", "with blank");

  private JsonLines() {}

  /** Mostly objects, some of them broken, some no objects at all. */
  static Arbitrary<String> lines() {
    return Arbitraries.frequencyOf(
            Tuple.of(12, objects()),
            Tuple.of(3, broken()),
            Tuple.of(1, values()),
            Tuple.of(1, Arbitraries.of("", "  ", "\t", "null", "{} {}", "{},", "\uFEFF{}")))
        .map(JsonLines::written);
  }

  /** Half a surrogate pair has no UTF-8. */
  private static String written(String line) {
    return new String(line.getBytes(UTF_8), UTF_8);
  }

  private static Arbitrary<String> broken() {
    return Combinators.combine(
            objects(), Arbitraries.integers().between(0, 1_000), Arbitraries.chars().ascii())
        .as(
            (object, place, with) -> {
              int at = place % object.length();
              boolean cut = with % 3 == 0 || with == '\n';
              return object.substring(0, at)
                  + (cut ? "" : with)
                  + object.substring(Math.min(object.length(), at + 1));
            });
  }

  static Arbitrary<String> objects() {
    var field =
        Combinators.combine(blanks(), Arbitraries.of(NAMES), blanks(), blanks(), values(), blanks())
            .as((a, name, b, c, value, d) -> a + '"' + name + '"' + b + ':' + c + value + d);
    return Combinators.combine(field.list().ofMaxSize(6), blanks())
        .as((fields, after) -> "{" + String.join(",", fields) + "}" + after);
  }

  private static Arbitrary<String> blanks() {
    return Arbitraries.frequencyOf(
        Tuple.of(9, Arbitraries.just("")), Tuple.of(2, Arbitraries.of(" ", "\t", "\r", "  ")));
  }

  static Arbitrary<String> values() {
    return Arbitraries.frequencyOf(
        Tuple.of(4, numbers()),
        Tuple.of(4, strings()),
        Tuple.of(2, Arbitraries.of("null", "true", "false", "nul", "True", "NaN")),
        Tuple.of(1, Arbitraries.lazy(JsonLines::nested)));
  }

  private static Arbitrary<String> nested() {
    var array =
        Combinators.combine(Arbitraries.lazy(JsonLines::values).list().ofMaxSize(3), blanks())
            .as((items, blank) -> "[" + blank + String.join("," + blank, items) + "]");
    return Arbitraries.oneOf(array, Arbitraries.lazy(JsonLines::objects));
  }

  static Arbitrary<String> numbers() {
    var digits = Arbitraries.strings().numeric().ofMinLength(0).ofMaxLength(22);
    var made =
        Combinators.combine(
                Arbitraries.of("", "", "", "-", "+"),
                digits,
                Arbitraries.frequencyOf(
                    Tuple.of(2, Arbitraries.just("")), Tuple.of(2, digits.map(text -> "." + text))),
                Arbitraries.of("", "", "", "", "e5", "E+10", "e-7", "e400", "e-400", "e", "e99999"))
            .as((sign, whole, fraction, exponent) -> sign + whole + fraction + exponent);
    return Arbitraries.oneOf(
        made,
        Arbitraries.longs().map(String::valueOf),
        Arbitraries.doubles().map(String::valueOf),
        Arbitraries.integers().between(-1_000, 1_000).map(String::valueOf),
        Arbitraries.of(
            "0",
            "-0",
            "-0.0",
            "0.00",
            "0e5",
            "9223372036854775807",
            "-9223372036854775808",
            "9223372036854775808",
            "1e999999999",
            "01",
            "1.",
            ".5",
            "--1",
            "1.0",
            "100e-2"));
  }

  static Arbitrary<String> strings() {
    var piece =
        Arbitraries.frequencyOf(
            Tuple.of(6, Arbitraries.strings().alpha().ofMaxLength(12)),
            Tuple.of(2, Arbitraries.of("\\n", "\\\"", "\\\\", "\\/", "\\u00e9", "\\ud83d\\ude00")),
            Tuple.of(2, Arbitraries.of("é", "漢字", "😀", "\u007f", "{", "}", ":")),
            Tuple.of(1, Arbitraries.of("\\ud800", "\\x", "\\u12", "\u0001", "\t", "\\", "'")));
    var dates =
        Arbitraries.of(
            "2026-01-31",
            "2026-02-30",
            " 2026-01-31 ",
            "0000-01-01",
            "2024-02-29",
            "2026-1-31",
            "2026-01-31T10:00:00",
            "2026-01-31 10:00:00.123456789Z",
            "2026-01-31T24:00:00",
            "2026-01-31T10:00Z",
            "2026-01-31T10:00:00+02:00",
            "1969-12-31T23:59:59.9999999",
            "2026-01-31t10:00:00z",
            "2026-01-31T10:00:60",
            "2026-01-31T10:00:00.Z",
            "9999-12-31");
    return Arbitraries.oneOf(piece.list().ofMaxSize(4).map(list -> String.join("", list)), dates)
        .map(text -> '"' + text + '"');
  }
}
