package io.plumbline.sql.expression;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.udfs.MetricFunction;
import io.plumbline.udfs.Parameter;
import java.util.ArrayList;
import java.util.stream.Stream;

/** How a metric function is called, in words and as an example. */
final class Usage {
  private Usage() {}

  /** {@code 1 column and a number between 0 and 1}. */
  static String of(MetricFunction function) {
    var signature = function.signature();
    int fewest = signature.fewest();
    var columns =
        (signature.most() == fewest ? "" : "at least ")
            + (fewest == 0 ? "no" : fewest)
            + (fewest == 1 ? " column" : " columns");
    var parts = new ArrayList<String>();
    parts.add(columns);
    for (var parameter : signature.parameters()) {
      parts.add((parameter.isOptional() ? "if you like " : "") + parameter.takes());
    }
    return String.join(" and ", parts);
  }

  /** {@code QUANTILE(price, 0.5)}: a call that reads. */
  static String example(MetricFunction function) {
    var signature = function.signature();
    var values = new ArrayList<String>();
    for (int i = 0; i < signature.fewest(); i++) {
      values.add(argument(function) + (i == 0 ? "" : i + 1));
    }
    signature.parameters().stream()
        .filter(parameter -> !parameter.isOptional())
        .map(Usage::constant)
        .forEach(values::add);
    return function.name() + "(" + String.join(", ", values) + ")";
  }

  /** What columns it takes, as advice. */
  static String columns(MetricFunction function) {
    return switch (argument(function)) {
      case "amount" ->
          function.accepts(ColumnKind.TIMESTAMP)
              ? "take a column of numbers, dates or timestamps"
              : "take a column of numbers";
      case "name" -> "take a column of texts";
      case "ts" -> "take a column of timestamps";
      case "amount > 0" -> "write a condition, such as " + example(function);
      default -> "take another column";
    };
  }

  private static String argument(MetricFunction function) {
    boolean takesNumbers = function.accepts(ColumnKind.LONG);
    boolean takesTexts = function.accepts(ColumnKind.STRING);
    if (takesNumbers) {
      return takesTexts ? "id" : "amount";
    }
    return takesTexts ? "name" : function.accepts(ColumnKind.TIMESTAMP) ? "ts" : "amount > 0";
  }

  private static String constant(Parameter parameter) {
    return Stream.of("^[A-Z]+$", "0.5", "10", "INTEGRAL")
        .filter(parameter.fits())
        .findFirst()
        .map(MetricParameters::sql)
        .orElse("...");
  }
}
