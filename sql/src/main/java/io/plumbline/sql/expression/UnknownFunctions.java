package io.plumbline.sql.expression;

import io.plumbline.sql.problem.Suggestions;
import io.plumbline.udfs.MetricCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlNode;

/** Tells what was probably meant by a function that there is not. */
final class UnknownFunctions {
  private static final String CLOCK = "rules do not read the clock; write EXPECT ARRIVAL";

  /** What people write out of habit of other databases, and what it is here. */
  private static final Map<String, String> HABITS =
      Map.ofEntries(
          Map.entry("MEAN", "write AVG(column)"),
          Map.entry("STDDEV", "write STDDEV_POP(column) or STDDEV_SAMP(column)"),
          Map.entry("VARIANCE", "write VAR_POP(column) or VAR_SAMP(column)"),
          Map.entry("MEDIAN", "write QUANTILE(column, 0.5)"),
          Map.entry("CONCAT", "write a || b"),
          Map.entry("IFNULL", "write COALESCE(a, b)"),
          Map.entry("NVL", "write COALESCE(a, b)"),
          Map.entry("ISNULL", "write a IS NULL"),
          Map.entry("IF", "write CASE WHEN ... THEN ... ELSE ... END"),
          Map.entry("IIF", "write CASE WHEN ... THEN ... ELSE ... END"),
          Map.entry("LEN", "write CHAR_LENGTH(text)"),
          Map.entry("INSTR", "write POSITION('x' IN text)"),
          Map.entry("DATEDIFF", "write TIMESTAMPDIFF(DAY, a, b)"),
          Map.entry("DATE_DIFF", "write TIMESTAMPDIFF(DAY, a, b)"),
          Map.entry("TIMESTAMPADD", "write ts + INTERVAL '1' DAY"),
          Map.entry("DATE_ADD", "write ts + INTERVAL '1' DAY"),
          Map.entry("FILTER", "write SUM(CASE WHEN condition THEN column END)"),
          Map.entry("OVER", "write OVER LAST 10 RUNS, or take it out"),
          Map.entry("NOW", CLOCK),
          Map.entry("CURRENT_DATE", CLOCK),
          Map.entry("CURRENT_TIMESTAMP", CLOCK),
          Map.entry("LOCALTIMESTAMP", CLOCK));

  /** Functions of SQL that are called without parentheses. */
  private static final Set<String> NILADIC =
      Set.of(
          "CURRENT_CATALOG",
          "CURRENT_DATE",
          "CURRENT_PATH",
          "CURRENT_ROLE",
          "CURRENT_SCHEMA",
          "CURRENT_TIME",
          "CURRENT_TIMESTAMP",
          "CURRENT_USER",
          "LOCALTIME",
          "LOCALTIMESTAMP",
          "SESSION_USER",
          "SYSTEM_USER");

  private UnknownFunctions() {}

  /** Whether a word alone is a call. */
  static boolean needNoParentheses(String name) {
    return NILADIC.contains(name.toUpperCase(Locale.ROOT));
  }

  /** A literal of type ANY, and a problem that says what was probably meant. */
  static Expr reject(ExpressionReader reader, SqlNode at, String written) {
    var name = written.toUpperCase(Locale.ROOT);
    return reader.reject(at, "unknown function " + name, suggestion(reader.scope(), name));
  }

  private static String suggestion(Scope scope, String name) {
    var habit = HABITS.get(name);
    if (habit != null) {
      return habit;
    }
    var known = new ArrayList<String>(scope == Scope.METRICS ? MetricCatalogue.names() : List.of());
    known.addAll(Operator.functions());
    return Suggestions.didYouMeanOneOf(name, known);
  }
}
