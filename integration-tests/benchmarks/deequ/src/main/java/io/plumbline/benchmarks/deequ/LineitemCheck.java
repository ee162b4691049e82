package io.plumbline.benchmarks.deequ;

import com.amazon.deequ.analyzers.AnalyzerOptions;
import com.amazon.deequ.checks.Check;
import com.amazon.deequ.checks.CheckLevel;
import io.plumbline.benchmarks.harness.LineitemMetric;
import io.plumbline.benchmarks.harness.Variant;
import java.util.List;
import scala.Function1;
import scala.Option;
import scala.collection.JavaConverters;
import scala.util.matching.Regex;

/** The workload's rules as Deequ has them. */
final class LineitemCheck {
  private static final Option<String> NO_HINT = Option.empty();
  private static final Option<AnalyzerOptions> DEFAULTS = Option.empty();
  private static final Function1<Object, Object> ALL = share -> (Double) share == 1.0;

  private LineitemCheck() {}

  static Check of(Variant variant) {
    var rows =
        new Check(CheckLevel.Error(), "lineitem", none())
            .hasSize(rowCount -> (Long) rowCount > 0, NO_HINT)
            .isComplete("orderkey", NO_HINT, DEFAULTS)
            .hasCompleteness("comment", between(0.9, 1), NO_HINT, DEFAULTS)
            .isComplete("shipdate", NO_HINT, DEFAULTS)
            .isNonNegative("quantity", ALL, NO_HINT)
            .isContainedIn("returnflag", new String[] {"A", "N", "R"})
            .hasMean("discount", between(0.045, 0.055), NO_HINT)
            .hasStandardDeviation("discount", between(0.03, 0.033), NO_HINT)
            .hasMin("extendedprice", between(900, 1000), NO_HINT, DEFAULTS)
            .hasMax("extendedprice", between(90_000, 110_000), NO_HINT, DEFAULTS)
            .hasSum("quantity", between(1, 1e12), NO_HINT)
            .hasPattern(
                "shipdate",
                new Regex(LineitemMetric.DATE_PATTERN, none()),
                ALL,
                NO_HINT,
                NO_HINT,
                DEFAULTS)
            .satisfies(
                "shipdate <= receiptdate",
                "shipped before received",
                ALL,
                NO_HINT,
                none(),
                DEFAULTS)
            .hasCorrelation("quantity", "extendedprice", between(0.8, 1), NO_HINT)
            .hasApproxCountDistinct("partkey", between(1, 1e9), NO_HINT)
            .hasApproxQuantile("extendedprice", 0.5, between(30_000, 40_000), NO_HINT);
    return variant == Variant.GROUPED ? grouped(rows) : rows;
  }

  private static Check grouped(Check rows) {
    var key = JavaConverters.asScalaBuffer(List.of("orderkey", "linenumber")).toSeq();
    return rows.hasUniqueness(key, ALL).hasEntropy("shipmode", between(1.9, 2), NO_HINT);
  }

  private static <T> scala.collection.immutable.List<T> none() {
    return scala.collection.immutable.List$.MODULE$.empty();
  }

  private static Function1<Object, Object> between(double low, double high) {
    return value -> (Double) value >= low && (Double) value <= high;
  }
}
