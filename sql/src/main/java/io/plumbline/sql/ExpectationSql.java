package io.plumbline.sql;

import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.Expectation;
import java.math.BigDecimal;
import java.util.stream.Collectors;

/** Prints what stands after EXPECT. */
final class ExpectationSql {
  private ExpectationSql() {}

  static String print(Expectation expectation) {
    if (expectation instanceof Expectation.EachRow each) {
      return "EACH ROW ("
          + each.predicate().sql()
          + ")"
          + (each.isStrict() ? " STRICT" : "")
          + mostly(each.mostly());
    }
    if (expectation instanceof Expectation.Metrics metrics) {
      return "(" + metrics.condition().sql() + ")";
    }
    if (expectation instanceof Expectation.Normal normal) {
      return NormalSql.print(normal);
    }
    if (expectation instanceof Expectation.Schema schema) {
      return schema.forbidden().stream()
          .sorted()
          .map(Enum::name)
          .collect(Collectors.joining(", ", "SCHEMA NO ", ""));
    }
    return "ARRIVAL " + ArrivalSql.print((ArrivalExpectation) expectation);
  }

  private static String mostly(double share) {
    return share == 1 ? "" : " MOSTLY " + BigDecimal.valueOf(share).toPlainString();
  }
}
