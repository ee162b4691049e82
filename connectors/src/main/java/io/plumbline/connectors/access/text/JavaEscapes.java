package io.plumbline.connectors.access.text;

/** Undoes what {@code StringEscapeUtils.escapeJava} of commons-lang did to a text. */
public final class JavaEscapes {
  private static final int HEX = 4;

  private JavaEscapes() {}

  /**
   * The text that was escaped; the text itself if it was not. What escaping writes is printable
   * ASCII with whole escapes: a text that is anything else was never escaped.
   */
  public static String undo(String text) {
    if (text.indexOf('\\') < 0) {
      return text;
    }
    var plain = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      if (c < ' ' || c > '~') {
        return text;
      }
      if (c != '\\') {
        plain.append(c);
        i++;
        continue;
      }
      int length = unescape(text, i + 1, plain);
      if (length == 0) {
        return text;
      }
      i += 1 + length;
    }
    return plain.toString();
  }

  /** Characters of the escape after the backslash; 0 if it is none. */
  private static int unescape(String text, int at, StringBuilder plain) {
    if (at >= text.length()) {
      return 0;
    }
    switch (text.charAt(at)) {
      case 't' -> plain.append('\t');
      case 'n' -> plain.append('\n');
      case 'r' -> plain.append('\r');
      case 'b' -> plain.append('\b');
      case 'f' -> plain.append('\f');
      case '\\', '"', '\'', '/' -> plain.append(text.charAt(at));
      case 'u' -> {
        int code = hex(text, at + 1);
        if (code < 0) {
          return 0;
        }
        plain.append((char) code);
        return 1 + HEX;
      }
      default -> {
        return 0;
      }
    }
    return 1;
  }

  private static int hex(String text, int at) {
    if (at + HEX > text.length()) {
      return -1;
    }
    int code = 0;
    for (int i = at; i < at + HEX; i++) {
      int digit = Character.digit(text.charAt(i), 16);
      if (digit < 0) {
        return -1;
      }
      code = code * 16 + digit;
    }
    return code;
  }
}
