package io.plumbline.sql;

import io.plumbline.rules.Direction;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.strategy.StrategyCall;
import io.plumbline.sql.expression.Identifiers;
import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.stream.Collectors;

/** Prints EXPECT NORMAL. */
final class NormalSql {
  private NormalSql() {}

  static String print(Expectation.Normal normal) {
    var basis = normal.basis();
    return "NORMAL "
        + normal.metric().text()
        + (basis.isSnapshot() ? " SNAPSHOT" : "")
        + (normal.strategy() == null ? "" : " USING " + strategy(normal.strategy()))
        + (normal.trainedOn() == 0 ? "" : " TRAIN ON " + normal.trainedOn() + " RUNS")
        + (normal.direction() == Direction.BOTH ? "" : " DIRECTION " + normal.direction())
        + (basis.zone().equals(ZoneOffset.UTC) ? "" : " TIME ZONE '" + basis.zone() + "'")
        + (basis.calendar().isEmpty()
            ? ""
            : " ON CALENDAR " + Identifiers.simple(basis.calendar()));
  }

  private static String strategy(StrategyCall call) {
    return call.kind().strategy()
        + call.numbers().entrySet().stream()
            .map(each -> each.getKey() + " = " + number(each.getValue()))
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String number(double value) {
    return new BigDecimal(String.valueOf(value)).toPlainString();
  }
}
