package io.plumbline.sql;

import io.plumbline.model.ViolationAction;
import io.plumbline.rules.Direction;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Mode;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Window;
import io.plumbline.sql.expression.Identifiers;
import io.plumbline.udfs.MetricCall;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;

/** Prints rules as canonical SQL, a clause a line; what is the default is left out. */
final class RuleSql {
  private RuleSql() {}

  static String print(CreateRule statement) {
    var rule = statement.rule();
    var sql = new StringBuilder("CREATE ");
    sql.append(statement.orReplace() ? "OR REPLACE RULE " : "RULE ");
    sql.append(statement.ifNotExists() ? "IF NOT EXISTS " : "");
    sql.append(Identifiers.simple(statement.name()));
    sql.append("\n  ON ").append(rule.target().sql());
    if (rule.filter() != null) {
      sql.append("\n  WHERE ").append(rule.filter().sql());
    }
    if (rule.window() instanceof Window.Tumble tumble) {
      sql.append("\n  OVER TUMBLE(").append(Intervals.print(Duration.ofMillis(tumble.millis())));
      sql.append(")");
    }
    sql.append("\n  EXPECT ").append(expectation(rule.expectation()));
    sql.append("\n  SEVERITY ").append(rule.severity());
    if (!rule.actions().equals(List.of(ViolationAction.ALERT))) {
      sql.append("\n  ON VIOLATION ").append(actions(rule, statement.quarantineTo()));
    }
    append(sql, "NOTIFY", rule.notifyTo());
    append(sql, "OWNER", rule.owner());
    append(sql, "COMMENT", rule.comment());
    if (rule.mode() != Mode.ENFORCED) {
      sql.append("\n  MODE ").append(rule.mode());
    }
    return sql.toString();
  }

  /** What stands after EXPECT. */
  static String expectation(Expectation expectation) {
    if (expectation instanceof Expectation.EachRow each) {
      return "EACH ROW (" + each.predicate().sql() + ")" + mostly(each.mostly());
    }
    if (expectation instanceof Expectation.Metrics metrics) {
      return "(" + metrics.condition().sql() + ")";
    }
    if (expectation instanceof Expectation.Normal normal) {
      var direction = normal.direction();
      return "NORMAL "
          + call(normal.metric())
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

  private static String call(MetricCall call) {
    return call.function()
        + call.arguments().stream()
            .map(Identifiers::path)
            .collect(Collectors.joining(", ", "(", ")"));
  }

  private static String mostly(double share) {
    return share == 1 ? "" : " MOSTLY " + BigDecimal.valueOf(share).toPlainString();
  }

  private static String grace(Duration grace) {
    return grace.isZero() ? "" : " GRACE " + Intervals.print(grace);
  }

  private static String actions(Rule rule, String quarantineTo) {
    return rule.actions().stream()
        .map(
            action ->
                action.name().replace('_', ' ')
                    + (action == ViolationAction.QUARANTINE && !quarantineTo.isEmpty()
                        ? " TO " + Identifiers.path(quarantineTo)
                        : ""))
        .collect(Collectors.joining(", "));
  }

  private static void append(StringBuilder sql, String keyword, String value) {
    if (!value.isEmpty()) {
      sql.append("\n  ").append(keyword).append(' ').append(Identifiers.text(value));
    }
  }
}
