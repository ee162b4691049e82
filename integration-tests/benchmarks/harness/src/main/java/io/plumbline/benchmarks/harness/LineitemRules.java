package io.plumbline.benchmarks.harness;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The rules of each variant of the workload; the data keep all of them. */
public final class LineitemRules {
  /** Distinct values of shipmode. */
  public static final List<String> SHIP_MODES =
      List.of("AIR", "FOB", "MAIL", "RAIL", "REG AIR", "SHIP", "TRUCK");

  private static final int MANY = 200;

  private static final List<LineitemRule> ROWS =
      List.of(
          rule(LineitemMetric.ROW_COUNT, 1, 1e12),
          rule(LineitemMetric.COMPLETENESS_OF_ORDERKEY, 1, 1),
          rule(LineitemMetric.COMPLETENESS_OF_COMMENT, 0.9, 1),
          rule(LineitemMetric.COMPLETENESS_OF_SHIPDATE, 1, 1),
          rule(LineitemMetric.QUANTITY_NOT_NEGATIVE, 1, 1),
          rule(LineitemMetric.RETURNFLAG_KNOWN, 1, 1),
          rule(LineitemMetric.MEAN_DISCOUNT, 0.045, 0.055),
          rule(LineitemMetric.DEVIATION_OF_DISCOUNT, 0.03, 0.033),
          rule(LineitemMetric.MIN_PRICE, 900, 1_000),
          rule(LineitemMetric.MAX_PRICE, 90_000, 110_000),
          rule(LineitemMetric.TOTAL_QUANTITY, 1, 1e12),
          rule(LineitemMetric.SHIPDATE_IS_DATE, 1, 1),
          rule(LineitemMetric.SHIPPED_BEFORE_RECEIVED, 1, 1),
          rule(LineitemMetric.CORRELATION, 0.8, 1),
          rule(LineitemMetric.DISTINCT_PARTS, 1, 1e9),
          rule(LineitemMetric.MEDIAN_PRICE, 30_000, 40_000));

  private static final List<LineitemRule> OF_GROUPS =
      List.of(
          rule(LineitemMetric.UNIQUENESS_OF_KEY, 1, 1),
          rule(LineitemMetric.ENTROPY_OF_SHIPMODE, 1.9, 2));

  private static final List<LineitemMetric> OF_SHIP_MODES =
      List.of(
          LineitemMetric.ROW_COUNT,
          LineitemMetric.COMPLETENESS_OF_COMMENT,
          LineitemMetric.MEAN_DISCOUNT,
          LineitemMetric.MAX_PRICE,
          LineitemMetric.TOTAL_QUANTITY);

  private LineitemRules() {}

  /** The rules of a variant, in order. */
  public static List<LineitemRule> of(Variant variant) {
    return switch (variant) {
      case ROWS -> ROWS;
      case GROUPED -> Stream.concat(ROWS.stream(), OF_GROUPS.stream()).toList();
      case MANY -> many();
    };
  }

  /** Five metrics of each ship mode; for the rest the same metrics again, each time a bit wider. */
  private static List<LineitemRule> many() {
    var rules = new ArrayList<LineitemRule>();
    for (var mode : SHIP_MODES) {
      for (var rule : ROWS) {
        if (OF_SHIP_MODES.contains(rule.metric())) {
          var where = "shipmode = '%s'".formatted(mode);
          rules.add(new LineitemRule(rule.metric(), where, rule.low(), rule.high()));
        }
      }
    }
    for (int i = 0; rules.size() < MANY; i++) {
      var rule = ROWS.get(i % ROWS.size());
      double slack = 1 + i / ROWS.size() * 0.01;
      rules.add(rule(rule.metric(), rule.low() / slack, rule.high() * slack));
    }
    return List.copyOf(rules);
  }

  private static LineitemRule rule(LineitemMetric metric, double low, double high) {
    return new LineitemRule(metric, "", low, high);
  }
}
