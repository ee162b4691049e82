package io.plumbline.connectors.access.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The table that a statement is about, read from its first words, for logs that name none: {@code
 * drop table if exists a.b} is about {@code a.b}. No parser: what is not plain is not told.
 */
public final class SqlTarget {
  private static final int MOST_CHARACTERS = 16_384;
  private static final int MOST_WORDS = 2_000;

  /** Words between the verb and the name. */
  private static final Set<String> PASSED =
      Set.of(
          "TABLE",
          "VIEW",
          "MATERIALIZED",
          "FOREIGN",
          "TEMPORARY",
          "TEMP",
          "UNLOGGED",
          "GLOBAL",
          "LOCAL",
          "OR",
          "REPLACE",
          "RECURSIVE",
          "IF",
          "NOT",
          "EXISTS",
          "ONLY",
          "INTO",
          "FROM",
          "BINARY",
          "CONCURRENTLY");

  private static final Set<String> VERBS =
      Set.of(
          "DROP",
          "TRUNCATE",
          "COPY",
          "ALTER",
          "CREATE",
          "INSERT",
          "UPDATE",
          "DELETE",
          "MERGE",
          "LOCK");

  /** What follows these is no table. */
  private static final Set<String> OTHER_THINGS =
      Set.of(
          "SCHEMA",
          "DATABASE",
          "CATALOG",
          "ROLE",
          "USER",
          "INDEX",
          "SEQUENCE",
          "FUNCTION",
          "PROCEDURE",
          "TYPE",
          "DOMAIN",
          "EXTENSION",
          "TRIGGER",
          "RULE",
          "POLICY",
          "SERVER",
          "TABLESPACE",
          "DEFAULT",
          "GROUP",
          "AGGREGATE",
          "CAST",
          "COLLATION",
          "EVENT",
          "LANGUAGE",
          "OPERATOR",
          "PUBLICATION",
          "SUBSCRIPTION",
          "STATISTICS",
          "SYSTEM",
          "TEXT",
          "UNIQUE",
          "ACCESS",
          "OWNED",
          "TRANSFORM",
          "CONVERSION",
          "LARGE");

  private SqlTarget() {}

  /** The parts of the table's name, unquoted as the statement has them; empty if it tells none. */
  public static List<String> of(String sql) {
    if (sql == null) {
      return List.of();
    }
    var words = new SqlWords(sql.substring(0, Math.min(sql.length(), MOST_CHARACTERS)));
    var verb = keyword(words.next());
    if (VERBS.contains(verb)) {
      return afterVerb(words);
    }
    return verb.equals("SELECT") || verb.equals("WITH") ? afterFrom(words) : List.of();
  }

  /** The first word of a statement in upper case, or empty. */
  public static String verb(String sql) {
    return sql == null
        ? ""
        : keyword(new SqlWords(sql.substring(0, Math.min(sql.length(), MOST_CHARACTERS))).next());
  }

  private static List<String> afterVerb(SqlWords words) {
    var word = words.next();
    while (PASSED.contains(keyword(word))) {
      word = words.next();
    }
    return OTHER_THINGS.contains(keyword(word)) ? List.of() : name(word, words);
  }

  /** Of a query the first table alone, and only where no query stands in its place. */
  private static List<String> afterFrom(SqlWords words) {
    var word = words.next();
    for (int i = 0; word != null && i < MOST_WORDS; i++) {
      if (keyword(word).equals("FROM")) {
        return name(words.next(), words);
      }
      word = words.next();
    }
    return List.of();
  }

  private static List<String> name(String first, SqlWords words) {
    var parts = new ArrayList<String>(3);
    var word = first;
    while (SqlWords.isName(word) && parts.size() < 4) {
      parts.add(SqlWords.unquote(word));
      if (!".".equals(words.next())) {
        return parts;
      }
      word = words.next();
    }
    return List.of();
  }

  private static String keyword(String word) {
    return word == null || word.startsWith("\"") ? "" : word.toUpperCase(Locale.ROOT);
  }
}
