package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.column.NumberParser;
import io.plumbline.connectors.file.column.Utf8;
import io.plumbline.connectors.file.column.Words;

/**
 * Passes over JSON values that nobody asked for, and makes sure that they are JSON (RFC 8259). The
 * bytes must hold a line feed after the value: as a control character it ends everything.
 */
final class JsonSkip {
  /** What is no JSON, or beyond the limits up to which this class decides. */
  static final int ODD = -1;

  // Jackson's limits are higher; between the two, Jackson decides.
  private static final int MAX_DEPTH = 100;
  private static final int MAX_STRING = 1 << 20;

  private static final int TRUE = word("true");
  private static final int FALS = word("fals");
  private static final int NULL = word("null");

  private JsonSkip() {}

  private static int word(String text) {
    return text.charAt(0) | text.charAt(1) << 8 | text.charAt(2) << 16 | text.charAt(3) << 24;
  }

  /** The next position that is not blank. */
  static int blanks(byte[] bytes, int start) {
    int p = start;
    while (bytes[p] == ' ' || bytes[p] == '\t' || bytes[p] == '\r') {
      p++;
    }
    return p;
  }

  /** The end of the value at a position, or {@link #ODD}. */
  static int value(byte[] bytes, int p) {
    return switch (bytes[p]) {
      case '"' -> string(bytes, p);
      case '{', '[' -> nested(bytes, p, 0);
      case 't', 'f' -> bool(bytes, p);
      case 'n' -> nothing(bytes, p);
      default -> NumberParser.skip(bytes, p);
    };
  }

  /** The end of null, or {@link #ODD}. */
  static int nothing(byte[] bytes, int p) {
    return (int) Words.at(bytes, p) == NULL ? p + 4 : ODD;
  }

  /** The end of true or false, or {@link #ODD}. */
  static int bool(byte[] bytes, int p) {
    int word = (int) Words.at(bytes, p);
    if (word == TRUE) {
      return p + 4;
    }
    return word == FALS && bytes[p + 4] == 'e' ? p + 5 : ODD;
  }

  /** The end of a string, after its closing quote, or {@link #ODD}. */
  static int string(byte[] bytes, int start) {
    long all = 0;
    int p = start + 1;
    while (true) {
      long word = Words.at(bytes, p);
      long stops = Words.stringStops(word);
      if (stops == 0) {
        all |= word;
        p += 8;
        continue;
      }
      int index = Words.firstMarked(stops);
      all |= Words.first(word, index);
      p += index;
      if (bytes[p] == '"') {
        break;
      }
      p = escape(bytes, p);
      if (p == ODD) {
        return ODD;
      }
    }
    boolean sure = (all & Words.HIGHS) == 0 || Utf8.isValid(bytes, start, p);
    return sure && p - start <= MAX_STRING ? p + 1 : ODD;
  }

  /** The end of an escape sequence; ODD also at a control character. */
  private static int escape(byte[] bytes, int p) {
    if (bytes[p] != '\\') {
      return ODD;
    }
    return switch (bytes[p + 1]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> p + 2;
      case 'u' -> hex(bytes, p + 2);
      default -> ODD;
    };
  }

  private static int hex(byte[] bytes, int start) {
    for (int p = start; p < start + 4; p++) {
      if (Character.digit(bytes[p], 16) < 0) {
        return ODD;
      }
    }
    return start + 4;
  }

  /** The end of an object or array. */
  private static int nested(byte[] bytes, int start, int depth) {
    if (depth > MAX_DEPTH) {
      return ODD;
    }
    boolean object = bytes[start] == '{';
    byte close = (byte) (object ? '}' : ']');
    int p = blanks(bytes, start + 1);
    if (bytes[p] == close) {
      return p + 1;
    }
    while (true) {
      if (object) {
        p = name(bytes, p);
      }
      p = p == ODD ? ODD : element(bytes, p, depth);
      if (p == ODD) {
        return ODD;
      }
      p = blanks(bytes, p);
      if (bytes[p] == close) {
        return p + 1;
      }
      if (bytes[p] != ',') {
        return ODD;
      }
      p = blanks(bytes, p + 1);
    }
  }

  private static int element(byte[] bytes, int p, int depth) {
    return bytes[p] == '{' || bytes[p] == '[' ? nested(bytes, p, depth + 1) : value(bytes, p);
  }

  /** The start of the value after a name, or {@link #ODD}. */
  private static int name(byte[] bytes, int start) {
    if (bytes[start] != '"') {
      return ODD;
    }
    int p = string(bytes, start);
    if (p == ODD || p - start > FieldNames.MAX_LENGTH) {
      return ODD;
    }
    p = blanks(bytes, p);
    return bytes[p] == ':' ? blanks(bytes, p + 1) : ODD;
  }
}
