package io.plumbline.benchmarks.runner;

import io.plumbline.benchmarks.harness.LineitemRule;
import io.plumbline.benchmarks.harness.LineitemRules;
import io.plumbline.benchmarks.harness.Variant;
import java.math.BigDecimal;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules of a variant in Plumbline's language, made where nobody would write them by hand. */
final class RuleFile {
  private RuleFile() {}

  /** One statement a rule; the name tells which of the variant's rules it is. */
  static String text(Variant variant) {
    var rules = LineitemRules.of(variant);
    return IntStream.range(0, rules.size())
        .mapToObj(i -> statement(name(i), rules.get(i)))
        .collect(Collectors.joining("\n"));
  }

  /** Name of the rule at that place of {@link LineitemRules#of}. */
  static String name(int position) {
    return "lineitem_" + position;
  }

  private static String statement(String name, LineitemRule rule) {
    var where = rule.where().isEmpty() ? "" : " WHERE " + rule.where();
    return "CREATE RULE %s ON lineitem%s EXPECT %s SEVERITY ERROR;"
        .formatted(name, where, expectation(rule));
  }

  private static String expectation(LineitemRule rule) {
    return switch (rule.metric()) {
      case QUANTITY_NOT_NEGATIVE -> eachRow("quantity >= 0", rule);
      case RETURNFLAG_KNOWN -> eachRow("returnflag IN ('A', 'N', 'R')", rule);
      case SHIPDATE_IS_DATE -> eachRow("REGEXP_LIKE(shipdate, '^\\d{4}-\\d{2}-\\d{2}$')", rule);
      case SHIPPED_BEFORE_RECEIVED -> eachRow("shipdate <= receiptdate", rule);
      default ->
          "(%s BETWEEN %s AND %s)"
              .formatted(rule.metric().text(), number(rule.low()), number(rule.high()));
    };
  }

  private static String eachRow(String predicate, LineitemRule rule) {
    var mostly = rule.low() < 1 ? " MOSTLY " + number(rule.low()) : "";
    return "EACH ROW (%s)%s".formatted(predicate, mostly);
  }

  private static String number(double value) {
    return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
  }
}
