package io.plumbline.sql;

import java.util.ArrayList;
import java.util.List;

/**
 * A word, quoted name, text or sign of a table declaration.
 *
 * @param text without quotes
 * @param quote what it is quoted with; 0 if it is not
 * @param at its offset
 */
record TableToken(String text, char quote, int at) {

  /** Whether it is this word or sign and not quoted. */
  boolean is(String word) {
    return quote == 0 && text.equalsIgnoreCase(word);
  }

  /** Whether it can be the name of something. */
  boolean isName() {
    return quote == '`'
        || quote == '"'
        || (quote == 0 && Character.isUnicodeIdentifierStart(text.charAt(0)))
        || (quote == 0 && text.charAt(0) == '_');
  }

  /** The tokens of a statement whose quotes and comments are closed. */
  static List<TableToken> of(String sql) {
    var tokens = new ArrayList<TableToken>();
    int at = 0;
    while (at < sql.length()) {
      char c = sql.charAt(at);
      int end = at + 1;
      if (sql.startsWith("--", at) || sql.startsWith("//", at)) {
        end = endOfLine(sql, at);
      } else if (sql.startsWith("/*", at)) {
        end = sql.indexOf("*/", at + 2) + 2;
      } else if (c == '\'' || c == '"' || c == '`') {
        end = endOfQuoted(sql, at);
        var twice = String.valueOf(c).repeat(2);
        var inner = sql.substring(at + 1, end - 1).replace(twice, String.valueOf(c));
        tokens.add(new TableToken(inner, c, at));
      } else if (Character.isUnicodeIdentifierPart(c)) {
        while (end < sql.length() && Character.isUnicodeIdentifierPart(sql.charAt(end))) {
          end++;
        }
        tokens.add(new TableToken(sql.substring(at, end), (char) 0, at));
      } else if (!Character.isWhitespace(c)) {
        tokens.add(new TableToken(String.valueOf(c), (char) 0, at));
      }
      at = end;
    }
    return tokens;
  }

  private static int endOfLine(String sql, int from) {
    int at = from;
    while (at < sql.length() && sql.charAt(at) != '\n' && sql.charAt(at) != '\r') {
      at++;
    }
    return at;
  }

  private static int endOfQuoted(String sql, int from) {
    char quote = sql.charAt(from);
    int at = from + 1;
    while (sql.charAt(at) != quote || (at + 1 < sql.length() && sql.charAt(at + 1) == quote)) {
      at += sql.charAt(at) == quote ? 2 : 1;
    }
    return at + 1;
  }
}
