package io.plumbline.sql;

import io.plumbline.rules.Direction;
import io.plumbline.rules.Expectation;
import io.plumbline.sql.expression.Intervals;
import java.math.BigDecimal;
import java.time.Duration;
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
      var direction = normal.direction();
      return "NORMAL "
          + normal.metric().text()
          + (direction == Direction.BOTH ? "" : " DIRECTION " + direction);
    }
    if (expectation instanceof Expectation.Schema schema) {
      return schema.forbidden().stream()
          .sorted()
          .map(Enum::name)
          .collect(Collectors.joining(", ", "SCHEMA NO ", ""));
    }
    if (expectation instanceof Expectation.ArrivalBy by) {
      return "ARRIVAL BY TIME '%s' TIME ZONE '%s'".formatted(by.time(), by.zone())
          + grace(by.grace());
    }
    var every = (Expectation.ArrivalEvery) expectation;
    return "ARRIVAL EVERY " + Intervals.print(every.interval()) + grace(every.grace());
  }

  private static String mostly(double share) {
    return share == 1 ? "" : " MOSTLY " + BigDecimal.valueOf(share).toPlainString();
  }

  private static String grace(Duration grace) {
    return grace.isZero() ? "" : " GRACE " + Intervals.print(grace);
  }
}
