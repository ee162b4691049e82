package io.plumbline.connectors.file.csv;

import io.plumbline.connectors.file.column.NumberParser;
import io.plumbline.model.row.ColumnKind;

/**
 * What a field looks like: numbers are spelled as in JSON, so that {@code 007} is a text, and
 * booleans are true and false in any case.
 */
final class FieldKinds {
  private final NumberParser numbers = new NumberParser();

  /** The kind of a field, after which a byte that is no part of a number must come. */
  ColumnKind of(byte[] bytes, int length) {
    if (length == 0 || isNoNumber(bytes[0])) {
      return isBoolean(bytes, length) ? ColumnKind.BOOLEAN : ColumnKind.STRING;
    }
    if (numbers.readLong(bytes, 0) == length) {
      return ColumnKind.LONG;
    }
    if (NumberParser.skip(bytes, 0) != length) {
      return ColumnKind.STRING;
    }
    return isInteger(bytes, length) ? ColumnKind.DECIMAL : ColumnKind.DOUBLE;
  }

  private static boolean isNoNumber(byte first) {
    return first != '-' && (first < '0' || first > '9');
  }

  private static boolean isInteger(byte[] bytes, int length) {
    for (int i = 1; i < length; i++) {
      if (bytes[i] < '0' || bytes[i] > '9') {
        return false;
      }
    }
    return true;
  }

  /** Whether a field is true or false. */
  static boolean isBoolean(byte[] bytes, int length) {
    return isWord(bytes, length, "true") || isWord(bytes, length, "false");
  }

  private static boolean isWord(byte[] bytes, int length, String word) {
    if (length != word.length()) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if ((bytes[i] | 0x20) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
