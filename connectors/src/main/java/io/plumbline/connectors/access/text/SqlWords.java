package io.plumbline.connectors.access.text;

/** The words of a statement one after another, without blanks and comments. */
final class SqlWords {
  private final String sql;
  private int at;

  SqlWords(String sql) {
    this.sql = sql;
  }

  /** The next name, quoted name, literal or sign; null at the end. */
  String next() {
    skipBlanks();
    if (at >= sql.length()) {
      return null;
    }
    int from = at;
    char c = sql.charAt(at);
    if (c == '"' || c == '\'') {
      at = quotedEnd(c);
    } else if (isPart(c)) {
      while (at < sql.length() && isPart(sql.charAt(at))) {
        at++;
      }
    } else {
      at++;
    }
    return sql.substring(from, at);
  }

  static boolean isName(String word) {
    return word != null && (word.charAt(0) == '"' || isPart(word.charAt(0)));
  }

  /** A quoted name without its quotes; another one in lower case, as SQL engines fold it. */
  static String unquote(String word) {
    if (word.charAt(0) != '"') {
      return word.toLowerCase(java.util.Locale.ROOT);
    }
    int end = word.length() > 1 && word.endsWith("\"") ? word.length() - 1 : word.length();
    return word.substring(1, end).replace("\"\"", "\"");
  }

  private int quotedEnd(char quote) {
    int end = sql.indexOf(quote, at + 1);
    while (end >= 0 && end + 1 < sql.length() && sql.charAt(end + 1) == quote) {
      end = sql.indexOf(quote, end + 2);
    }
    return end < 0 ? sql.length() : end + 1;
  }

  private void skipBlanks() {
    while (at < sql.length()) {
      if (sql.charAt(at) <= ' ') {
        at++;
      } else if (sql.startsWith("--", at)) {
        at = after("\n");
      } else if (sql.startsWith("/*", at)) {
        at = after("*/");
      } else {
        return;
      }
    }
  }

  private int after(String end) {
    int found = sql.indexOf(end, at + 2);
    return found < 0 ? sql.length() : found + end.length();
  }

  private static boolean isPart(char c) {
    return c == '_' || c == '$' || Character.isLetterOrDigit(c);
  }
}
