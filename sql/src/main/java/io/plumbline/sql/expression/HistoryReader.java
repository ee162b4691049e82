package io.plumbline.sql.expression;

import java.util.Locale;
import java.util.Map;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.parser.SqlParserPos;

/** Reads what a metric was before: PREVIOUS, LAST and OVER LAST n RUNS. */
final class HistoryReader {
  private static final Map<String, Recall> AGGREGATES =
      Map.of(
          "AVG", Recall.AVG,
          "STDDEV", Recall.STDDEV,
          "STDDEV_SAMP", Recall.STDDEV,
          "MIN", Recall.MIN,
          "MAX", Recall.MAX,
          "SUM", Recall.SUM);

  private final ExpressionReader reader;

  HistoryReader(ExpressionReader reader) {
    this.reader = reader;
  }

  static boolean isHistory(String name) {
    return name.equals("PREVIOUS") || name.equals("LAST");
  }

  /** {@code PREVIOUS(m)}, {@code LAST(m)} or {@code LAST(m, n)}. */
  Expr last(SqlCall call, String name) {
    int most = name.equals("LAST") ? 2 : 1;
    if (call.operandCount() < 1 || call.operandCount() > most) {
      return reader.reject(
          call,
          name + " takes one metric" + (most == 2 ? " and a number of runs" : ""),
          "write " + name + "(ROW_COUNT())");
    }
    // Calcite's grammar adds a 0 that has no place where no number is written.
    boolean counted =
        call.operandCount() == 2 && !call.operand(1).getParserPosition().equals(SqlParserPos.ZERO);
    int scopes = counted ? scopes(call.operand(1)) : 1;
    return past(call, Recall.LAST, call.operand(0), scopes, name + "(ROW_COUNT())");
  }

  /** {@code AVG(m) OVER LAST n RUNS}. */
  Expr over(SqlCall call) {
    var metric = call.operand(0);
    var name =
        metric instanceof SqlCall inner && inner.operandCount() == 1
            ? inner.getOperator().getName().toUpperCase(Locale.ROOT)
            : "";
    var recall = AGGREGATES.get(name);
    if (recall == null) {
      return reader.reject(
          call,
          "OVER LAST n RUNS takes the AVG, STDDEV, MIN, MAX or SUM of a metric",
          "write AVG(ROW_COUNT()) OVER LAST 10 RUNS");
    }
    var of = ((SqlCall) metric).operand(0);
    return past(
        call, recall, of, scopes(call.operand(1)), name + "(ROW_COUNT()) OVER LAST 10 RUNS");
  }

  private Expr past(SqlCall call, Recall recall, SqlNode of, int scopes, String example) {
    if (reader.scope() != Scope.METRICS) {
      return reader.reject(
          call, "a row has no history; a metric has one", "write EXPECT (... " + example + ")");
    }
    int before = reader.problems().count();
    // A column here is no metric: it is said so below, better than a reader of metrics could.
    var metric = of instanceof SqlCall ? reader.within(Scope.METRICS).read(of) : null;
    if (metric instanceof Expr.Metric known) {
      var place = reader.problems().place(call.getParserPosition());
      return new Expr.Past(recall, known, scopes, place);
    }
    return reader.problems().count() > before
        ? metric
        : reader.reject(of, "history is of one metric", "write " + example);
  }

  private int scopes(SqlNode node) {
    if (node instanceof SqlNumericLiteral literal && literal.isInteger()) {
      var count = literal.bigDecimalValue();
      if (count.signum() > 0 && count.precision() < 9 && count.intValue() <= Recall.MOST_SCOPES) {
        return count.intValue();
      }
    }
    reader
        .problems()
        .add(
            node.getParserPosition(),
            "a history is of 1 to " + Recall.MOST_SCOPES + " runs",
            "write OVER LAST 10 RUNS");
    return 1;
  }
}
