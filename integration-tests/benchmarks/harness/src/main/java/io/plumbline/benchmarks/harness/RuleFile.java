package io.plumbline.benchmarks.harness;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Rules of a variant in Plumbline's language, made where nobody would write them by hand. */
public final class RuleFile {
  private RuleFile() {}

  /** Where the rules of a variant lie beside its data. */
  public static Path of(Task task) {
    return task.file().resolveSibling("lineitem-%s.sql".formatted(task.variant().text()));
  }

  /** One statement a rule. */
  public static String text(Variant variant) {
    var rules = LineitemRules.of(variant);
    return IntStream.range(0, rules.size())
        .mapToObj(i -> statement(name(i, rules.get(i)), rules.get(i)))
        .collect(Collectors.joining("\n"));
  }

  /** How many statements a file has; the one written by hand has the range of the price in one. */
  static int size(Variant variant) {
    return variant == Variant.ROWS ? variant.rules() : LineitemRules.of(variant).size();
  }

  /** The rules of a variant by the names they have in its file. */
  static Map<String, LineitemRule> byName(Variant variant) {
    var rules = LineitemRules.of(variant);
    return IntStream.range(0, rules.size())
        .boxed()
        .collect(
            Collectors.toMap(
                i -> variant == Variant.ROWS ? name(rules.get(i)) : name(i, rules.get(i)),
                rules::get));
  }

  /** As in the file that is written by hand, where it matters: rules on each row. */
  private static String name(LineitemRule rule) {
    return "lineitem_" + rule.metric().name().toLowerCase(Locale.ROOT);
  }

  private static String name(int position, LineitemRule rule) {
    return name(rule) + "_" + position;
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
