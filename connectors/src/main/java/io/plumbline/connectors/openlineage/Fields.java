package io.plumbline.connectors.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.connectors.time.IsoTime;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Tolerant reads of JSON: a field of the wrong type is a field that was not told. Nothing here
 * throws, whatever the node.
 */
final class Fields {
  // Above 2^53 a double no longer tells neighbouring integers apart.
  private static final double LARGEST_EXACT = 9_007_199_254_740_992.0;

  private Fields() {}

  /** Text of any length, or null if it is blank or not text. */
  static String text(JsonNode node, String field) {
    var value = node.path(field);
    if (!value.isTextual() || value.textValue().isBlank()) {
      return null;
    }
    return storable(value.textValue());
  }

  /** Text that is short enough for a name, or null. */
  static String name(JsonNode node, String field) {
    var text = text(node, field);
    return text == null || text.length() > Limits.NAME_CHARACTERS ? null : text;
  }

  /** A keyword in upper case; empty when it was not told. */
  static String keyword(JsonNode node, String field) {
    var text = name(node, field);
    return text == null ? "" : text.toUpperCase(Locale.ROOT);
  }

  /** A count: a number that is integral, however it is written, and not negative; or null. */
  static Long count(JsonNode node, String field) {
    var value = node.path(field);
    if (value.isIntegralNumber()) {
      return value.canConvertToLong() && value.longValue() >= 0 ? value.longValue() : null;
    }
    if (!value.isNumber()) {
      return null;
    }
    double number = value.doubleValue();
    boolean exact = number >= 0 && number <= LARGEST_EXACT && number == Math.rint(number);
    return exact ? (long) number : null;
  }

  /** A finite number, or null. */
  static Double number(JsonNode node, String field) {
    var value = node.path(field);
    if (!value.isNumber()) {
      return null;
    }
    double number = value.doubleValue();
    return Double.isFinite(number) ? number : null;
  }

  /** A time, or empty. */
  static Optional<Instant> time(JsonNode node, String field) {
    var text = text(node, field);
    return text == null ? Optional.empty() : IsoTime.parse(text);
  }

  /** Whether the name of a field can serve as the name of a column. */
  static boolean isName(String key) {
    return !key.isBlank() && key.length() <= Limits.NAME_CHARACTERS && storable(key).equals(key);
  }

  /** The items of an array; nothing for any other node. */
  static Iterable<JsonNode> items(JsonNode node) {
    return node.isArray() ? node : List.of();
  }

  /**
   * Text without NUL and without halves of surrogate pairs: JSON can spell both, UTF-8 and
   * databases cannot keep them.
   */
  private static String storable(String text) {
    StringBuilder mended = null;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean pair =
          Character.isHighSurrogate(c)
              && i + 1 < text.length()
              && Character.isLowSurrogate(text.charAt(i + 1));
      if (pair) {
        i++;
      } else if (c == 0 || Character.isSurrogate(c)) {
        mended = mended == null ? new StringBuilder(text) : mended;
        mended.setCharAt(i, '\uFFFD');
      }
    }
    return mended == null ? text : mended.toString();
  }
}
