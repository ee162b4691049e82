package io.plumbline.benchmarks.deequ;

import com.amazon.deequ.analyzers.AnalyzerOptions;
import com.amazon.deequ.checks.Check;
import com.amazon.deequ.checks.CheckLevel;
import com.amazon.deequ.checks.CheckWithLastConstraintFilterable;
import io.plumbline.benchmarks.harness.LineitemMetric;
import io.plumbline.benchmarks.harness.LineitemRule;
import io.plumbline.benchmarks.harness.LineitemRules;
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

  private LineitemCheck() {}

  static Check of(Variant variant) {
    var check = new Check(CheckLevel.Error(), "lineitem", none());
    for (var rule : LineitemRules.of(variant)) {
      var constrained = constrain(check, rule);
      check = rule.where().isEmpty() ? constrained : constrained.where(rule.where());
    }
    return check;
  }

  private static CheckWithLastConstraintFilterable constrain(Check check, LineitemRule rule) {
    Function1<Object, Object> inBounds =
        value -> {
          double number = ((Number) value).doubleValue();
          return number >= rule.low() && number <= rule.high();
        };
    return switch (rule.metric()) {
      case ROW_COUNT -> check.hasSize(inBounds, NO_HINT);
      case COMPLETENESS_OF_ORDERKEY ->
          check.hasCompleteness("orderkey", inBounds, NO_HINT, DEFAULTS);
      case COMPLETENESS_OF_COMMENT -> check.hasCompleteness("comment", inBounds, NO_HINT, DEFAULTS);
      case COMPLETENESS_OF_SHIPDATE ->
          check.hasCompleteness("shipdate", inBounds, NO_HINT, DEFAULTS);
      case QUANTITY_NOT_NEGATIVE -> check.isNonNegative("quantity", inBounds, NO_HINT);
      case RETURNFLAG_KNOWN ->
          check.isContainedIn("returnflag", new String[] {"A", "N", "R"}, inBounds);
      case MEAN_DISCOUNT -> check.hasMean("discount", inBounds, NO_HINT);
      case DEVIATION_OF_DISCOUNT -> check.hasStandardDeviation("discount", inBounds, NO_HINT);
      case MIN_PRICE -> check.hasMin("extendedprice", inBounds, NO_HINT, DEFAULTS);
      case MAX_PRICE -> check.hasMax("extendedprice", inBounds, NO_HINT, DEFAULTS);
      case TOTAL_QUANTITY -> check.hasSum("quantity", inBounds, NO_HINT);
      case SHIPDATE_IS_DATE ->
          check.hasPattern(
              "shipdate",
              new Regex(LineitemMetric.DATE_PATTERN, none()),
              inBounds,
              NO_HINT,
              NO_HINT,
              DEFAULTS);
      case SHIPPED_BEFORE_RECEIVED ->
          check.satisfies(
              "shipdate <= receiptdate",
              "shipped before received",
              inBounds,
              NO_HINT,
              none(),
              DEFAULTS);
      case CORRELATION -> check.hasCorrelation("quantity", "extendedprice", inBounds, NO_HINT);
      case DISTINCT_PARTS -> check.hasApproxCountDistinct("partkey", inBounds, NO_HINT);
      case MEDIAN_PRICE -> check.hasApproxQuantile("extendedprice", 0.5, inBounds, NO_HINT);
      case UNIQUENESS_OF_KEY ->
          check.hasUniqueness(
              JavaConverters.asScalaBuffer(List.of("orderkey", "linenumber")).toSeq(), inBounds);
      case ENTROPY_OF_SHIPMODE -> check.hasEntropy("shipmode", inBounds, NO_HINT);
    };
  }

  private static <T> scala.collection.immutable.List<T> none() {
    return scala.collection.immutable.List$.MODULE$.empty();
  }
}
