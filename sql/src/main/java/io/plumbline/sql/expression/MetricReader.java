package io.plumbline.sql.expression;

import io.plumbline.udfs.MetricCatalogue;
import io.plumbline.udfs.MetricFunction;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlSelectKeyword;

/** Reads calls of metric functions: what is measured of each row, then constants. */
final class MetricReader {
  private final ExpressionReader reader;

  MetricReader(ExpressionReader reader) {
    this.reader = reader;
  }

  /** The metric, or a literal of type ANY and a problem. */
  Expr read(SqlCall call, String written) {
    var name = name(call, written);
    var operands = operands(call, name);
    if (HistoryReader.isHistory(name)) {
      return new HistoryReader(reader).last(call, name);
    }
    var function = MetricCatalogue.find(name);
    if (function.isEmpty()) {
      return UnknownFunctions.reject(reader, call, name);
    }
    if (reader.scope() != Scope.METRICS) {
      return misplaced(call, name);
    }
    var quantifier = call.getFunctionQuantifier();
    if (quantifier != null && !written.equalsIgnoreCase("COUNT")) {
      return reader.reject(call, quantifier + " is not supported in " + name, "take it out");
    }
    for (var operand : operands) {
      if (operand instanceof SqlIdentifier column && column.isStar()) {
        return reader.reject(operand, name + " takes columns", "name a column");
      }
    }
    return metric(call, function.get(), operands);
  }

  /** COUNT with a star or DISTINCT is a metric of another name. */
  private static String name(SqlCall call, String written) {
    var name = written.toUpperCase(Locale.ROOT);
    if (!name.equals("COUNT")) {
      return name;
    }
    var quantifier = call.getFunctionQuantifier();
    boolean isDistinct = quantifier != null && quantifier.getValue() == SqlSelectKeyword.DISTINCT;
    boolean ofRows = call.operandCount() == 1 && isStar(call.operand(0));
    return isDistinct ? "COUNT_DISTINCT" : ofRows ? "ROW_COUNT" : name;
  }

  private static List<SqlNode> operands(SqlCall call, String name) {
    boolean ofRows =
        name.equals("ROW_COUNT") && call.operandCount() == 1 && isStar(call.operand(0));
    return ofRows ? List.of() : call.getOperandList();
  }

  private static boolean isStar(SqlNode node) {
    return node instanceof SqlIdentifier identifier && identifier.isStar();
  }

  private Expr misplaced(SqlCall call, String name) {
    return reader.scope() == Scope.ARGUMENT
        ? reader.reject(
            call,
            name + " is a metric, and a metric is made of rows",
            "compare the two, or write AVG(" + name + "(...)) OVER LAST 10 RUNS")
        : reader.reject(
            call,
            name + " is over all rows",
            "write EXPECT (" + name + "(...) ...) without EACH ROW");
  }

  private Expr metric(SqlCall call, MetricFunction function, List<SqlNode> operands) {
    var signature = function.signature();
    int required =
        (int) signature.parameters().stream().filter(takes -> !takes.isOptional()).count();
    boolean variable = signature.fewest() != signature.most();
    int columns = variable ? operands.size() - required : signature.fewest();
    int constants = operands.size() - columns;
    if (columns < signature.fewest()
        || columns > signature.most()
        || constants < required
        || constants > signature.parameters().size()) {
      return reader.reject(
          call,
          "%s takes %s, not %d".formatted(function.name(), Usage.of(function), operands.size()),
          "write " + Usage.example(function));
    }
    var arguments = new ArrayList<Expr>();
    for (var operand : operands.subList(0, columns)) {
      arguments.add(reader.within(Scope.ARGUMENT).read(operand));
    }
    var parameters = new ArrayList<String>();
    for (int i = 0; i < constants; i++) {
      var operand = operands.get(columns + i);
      var text = MetricParameters.read(operand);
      var takes = signature.parameters().get(i);
      if (text.isEmpty() || !takes.fits().test(text.get())) {
        return reader.reject(
            operand,
            "%s takes %s here, not %s"
                .formatted(
                    function.name(),
                    takes.takes(),
                    text.map(MetricParameters::sql).orElse("an expression")),
            "write " + Usage.example(function));
      }
      parameters.add(text.get());
    }
    var place = reader.problems().place(call.getParserPosition());
    return new Expr.Metric(function.name(), arguments, parameters, place);
  }
}
