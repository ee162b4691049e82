package io.plumbline.sql.expression;

import io.plumbline.sql.expression.Expr.Literal;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import io.plumbline.udfs.MetricCall;
import io.plumbline.udfs.MetricCatalogue;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** Reads calls of metric functions, and tells what was probably meant by an unknown function. */
final class MetricReader {
  private static final String CLOCK = "rules do not read the clock; write EXPECT ARRIVAL";

  /** What people write out of habit of other databases, and what it is here. */
  private static final Map<String, String> HABITS =
      Map.of(
          "COUNT", "write ROW_COUNT()",
          "MEAN", "write AVG(column)",
          "CONCAT", "write a || b",
          "IFNULL", "write COALESCE(a, b)",
          "NVL", "write COALESCE(a, b)",
          "LEN", "write CHAR_LENGTH(text)",
          "NOW", CLOCK,
          "CURRENT_DATE", CLOCK,
          "CURRENT_TIMESTAMP", CLOCK,
          "LOCALTIMESTAMP", CLOCK);

  /** In the grammar of the language, but without a metric state yet. */
  private static final Set<String> PENDING =
      Set.of(
          "STDDEV_POP",
          "VAR_POP",
          "CORR",
          "DISTINCTNESS",
          "UNIQUENESS",
          "UNIQUE_VALUE_RATIO",
          "APPROX_COUNT_DISTINCT",
          "DUPLICATE_COUNT",
          "MATCH_RATIO",
          "COMPLIANCE",
          "QUANTILE",
          "APPROX_QUANTILE",
          "SKEWNESS",
          "KURTOSIS",
          "RANGE",
          "IQR",
          "ENTROPY",
          "MUTUAL_INFORMATION",
          "ZERO_COUNT",
          "MIN_LENGTH",
          "MAX_LENGTH",
          "TYPE_RATIO",
          "TOP_K",
          "RATIO_OF_SUMS",
          "FRESHNESS",
          "LATENESS",
          "DURATION",
          "BYTES",
          "LAST",
          "PREVIOUS");

  private final Scope scope;
  private final Problems problems;

  MetricReader(Scope scope, Problems problems) {
    this.scope = scope;
    this.problems = problems;
  }

  /** The metric, or a literal of type ANY and a problem. */
  Expr read(SqlCall call, String written) {
    var name = written.toUpperCase(Locale.ROOT);
    var function = MetricCatalogue.find(name);
    if (function.isEmpty()) {
      return unknown(call, name);
    }
    if (scope == Scope.ROW) {
      return reject(
          call,
          name + " is over all rows",
          "write EXPECT (" + name + "(...) ...) without EACH ROW");
    }
    var columns = new ArrayList<String>();
    for (var operand : call.getOperandList()) {
      if (!(operand instanceof SqlIdentifier column) || column.isStar()) {
        return reject(operand, name + " takes columns", "name a column");
      }
      columns.add(String.join(".", column.names));
    }
    int arity = function.get().arity();
    if (columns.size() != arity) {
      return reject(
          call,
          name
              + " takes "
              + (arity == 1 ? "1 column" : arity + " columns")
              + ", not "
              + columns.size(),
          arity == 0 ? "write " + name + "()" : "");
    }
    return new Expr.Metric(new MetricCall(name, columns), problems.place(call.getParserPosition()));
  }

  /** A problem that says what was probably meant. */
  Expr unknown(SqlNode call, String written) {
    var name = written.toUpperCase(Locale.ROOT);
    if (PENDING.contains(name)) {
      return reject(call, name + " is not supported yet", "there are " + metrics());
    }
    var habit = HABITS.get(name);
    if (habit != null) {
      return reject(call, "unknown function " + name, habit);
    }
    var known = new ArrayList<String>(scope == Scope.METRICS ? MetricCatalogue.names() : List.of());
    known.addAll(Operator.functions());
    return reject(call, "unknown function " + name, Suggestions.didYouMeanOneOf(name, known));
  }

  private static String metrics() {
    return String.join(", ", MetricCatalogue.names());
  }

  private Expr reject(SqlNode at, String message, String suggestion) {
    problems.add(at.getParserPosition(), message, suggestion);
    return new Literal(Type.ANY, null, problems.place(at.getParserPosition()));
  }
}
