package io.plumbline.udfs;

/**
 * What a text looks like, by the expressions of Deequ's DataType analyzer, which it must match as a
 * whole:
 *
 * <pre>
 * FRACTIONAL  (-|\+)? ?\d+((\.\d+)|((?:\.\d+)?[Ee][-+]?\d+))
 * INTEGRAL    (-|\+)? ?\d+
 * BOOLEAN     true|false
 * </pre>
 *
 * <p>Scanned by hand, as every new text of a column comes by here: one pass, no allocation.
 */
enum TextType {
  INTEGRAL,
  FRACTIONAL,
  BOOLEAN,
  STRING;

  static TextType of(String text) {
    if (text.equals("true") || text.equals("false")) {
      return BOOLEAN;
    }
    int end = text.length();
    int at = 0;
    if (at < end && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    if (at < end && text.charAt(at) == ' ') {
      at++;
    }
    int whole = skipDigits(text, at);
    if (whole == at) {
      return STRING;
    }
    if (whole == end) {
      return INTEGRAL;
    }
    return isFraction(text, whole) ? FRACTIONAL : STRING;
  }

  private static boolean isFraction(String text, int from) {
    int end = text.length();
    int at = from;
    if (text.charAt(at) == '.') {
      int digits = skipDigits(text, at + 1);
      if (digits == at + 1) {
        return false;
      }
      at = digits;
      if (at == end) {
        return true;
      }
    }
    if (text.charAt(at) != 'e' && text.charAt(at) != 'E') {
      return false;
    }
    at++;
    if (at < end && (text.charAt(at) == '-' || text.charAt(at) == '+')) {
      at++;
    }
    int digits = skipDigits(text, at);
    return digits > at && digits == end;
  }

  private static int skipDigits(String text, int from) {
    int at = from;
    while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
      at++;
    }
    return at;
  }
}
