package io.plumbline.sql.expression;

import io.plumbline.sql.syntax.RuleParser;
import java.io.StringReader;
import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;
import org.apache.calcite.sql.parser.SqlAbstractParserImpl;

/** Names and texts as SQL. */
public final class Identifiers {
  private static final Pattern PLAIN = Pattern.compile("[A-Za-z_][A-Za-z0-9_]*");
  private static final Pattern DOT = Pattern.compile("\\.");
  private static final SqlAbstractParserImpl.Metadata WORDS =
      new RuleParser(new StringReader("")).getMetadata();

  private Identifiers() {}

  /** A name, in double quotes if it needs them. */
  public static String simple(String name) {
    return isPlain(name) ? name : quoted(name);
  }

  /** A dotted name; in double quotes as a whole if one of its parts needs them. */
  public static String path(String name) {
    return isPlainPath(name) ? name : quoted(name);
  }

  /** Whether each part of a dotted name can be written as it is. */
  public static boolean isPlainPath(String name) {
    return Arrays.stream(DOT.split(name, -1)).allMatch(Identifiers::isPlain);
  }

  /** Whether a word cannot be a name unless it is quoted. */
  public static boolean isReserved(String word) {
    var upper = word.toUpperCase(Locale.ROOT);
    return WORDS.isKeyword(upper) && !WORDS.isNonReservedKeyword(upper);
  }

  /** A text literal. */
  public static String text(String value) {
    return "'" + value.replace("'", "''") + "'";
  }

  private static boolean isPlain(String name) {
    return PLAIN.matcher(name).matches() && !isReserved(name);
  }

  private static String quoted(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }
}
