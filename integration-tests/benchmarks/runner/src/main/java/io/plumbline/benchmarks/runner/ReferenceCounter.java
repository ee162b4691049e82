package io.plumbline.benchmarks.runner;

import io.plumbline.benchmarks.harness.LineitemMetric;
import io.plumbline.benchmarks.harness.LineitemRule;
import io.plumbline.benchmarks.harness.LineitemRules;
import io.trino.tpch.LineItem;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.apache.commons.math3.stat.descriptive.SummaryStatistics;
import org.apache.commons.math3.stat.regression.SimpleRegression;
import org.apache.commons.math3.util.ResizableDoubleArray;

/** Computes what is in the rows while they are made, exactly and with a library's formulas. */
final class ReferenceCounter {
  /** Rank that an approximate median may be off; Deequ's default is 0.01. */
  private static final double RANK_ERROR = 0.02;

  /** Two standard errors of DuckDB's sketch, the coarsest: 64 registers, 1.04 / sqrt(64) each. */
  private static final double DISTINCT_ERROR = 0.26;

  private final String where;
  private final Predicate<LineItem> isCounted;
  private final SummaryStatistics discount = new SummaryStatistics();
  private final SimpleRegression priceByQuantity = new SimpleRegression();
  private final ResizableDoubleArray prices = new ResizableDoubleArray();
  private final BitSet parts = new BitSet();
  private final Map<String, Long> shipModes = new HashMap<>();
  private long rows;
  private long comments;
  private long quantity;

  /**
   * @param where which rows count, as the rules have it
   */
  private ReferenceCounter(String where, Predicate<LineItem> isCounted) {
    this.where = where;
    this.isCounted = isCounted;
  }

  /** One counter for all rows, and one for each ship mode. */
  static List<ReferenceCounter> all() {
    var ofModes =
        LineitemRules.SHIP_MODES.stream()
            .map(
                mode ->
                    new ReferenceCounter(
                        "shipmode = '%s'".formatted(mode),
                        item -> item.getShipMode().equals(mode)));
    return Stream.concat(Stream.of(new ReferenceCounter("", item -> true)), ofModes).toList();
  }

  void add(LineItem item, String comment) {
    if (!isCounted.test(item)) {
      return;
    }
    rows++;
    comments += comment == null ? 0 : 1;
    quantity += item.getQuantity();
    discount.addValue(item.getDiscount());
    priceByQuantity.addData(item.getQuantity(), item.getExtendedPrice());
    prices.addElement(item.getExtendedPrice());
    parts.set(Math.toIntExact(item.getPartKey()));
    shipModes.merge(item.getShipMode(), 1L, Long::sum);
  }

  /** Bounds by {@link LineitemRule#key}. */
  Map<String, Bounds> bounds() {
    var sorted = prices.getElements();
    Arrays.sort(sorted);
    var bounds = new TreeMap<String, Bounds>();
    for (var metric : LineitemMetric.values()) {
      bounds.put(LineitemRule.key(metric, where), bounds(metric, sorted));
    }
    return bounds;
  }

  private Bounds bounds(LineitemMetric metric, double[] sortedPrices) {
    return switch (metric) {
      case ROW_COUNT -> Bounds.exactly(rows);
      case COMPLETENESS_OF_COMMENT -> Bounds.exactly((double) comments / rows);
      // By TPC-H's definition.
      case COMPLETENESS_OF_ORDERKEY,
          COMPLETENESS_OF_SHIPDATE,
          QUANTITY_NOT_NEGATIVE,
          RETURNFLAG_KNOWN,
          SHIPDATE_IS_DATE,
          SHIPPED_BEFORE_RECEIVED,
          UNIQUENESS_OF_KEY ->
          Bounds.exactly(1);
      case MEAN_DISCOUNT -> Bounds.exactly(discount.getMean());
      case DEVIATION_OF_DISCOUNT -> Bounds.exactly(Math.sqrt(discount.getPopulationVariance()));
      case MIN_PRICE -> Bounds.exactly(sortedPrices[0]);
      case MAX_PRICE -> Bounds.exactly(sortedPrices[sortedPrices.length - 1]);
      case TOTAL_QUANTITY -> Bounds.exactly(quantity);
      case CORRELATION -> Bounds.exactly(priceByQuantity.getR());
      case DISTINCT_PARTS -> Bounds.around(parts.cardinality(), DISTINCT_ERROR);
      case MEDIAN_PRICE ->
          new Bounds(
              atRank(sortedPrices, 0.5 - RANK_ERROR), atRank(sortedPrices, 0.5 + RANK_ERROR));
      case ENTROPY_OF_SHIPMODE -> Bounds.exactly(entropyOfShipMode());
    };
  }

  private static double atRank(double[] sorted, double rank) {
    return sorted[(int) (rank * (sorted.length - 1))];
  }

  private double entropyOfShipMode() {
    return shipModes.values().stream()
        .mapToDouble(count -> (double) count / rows)
        .map(share -> -share * Math.log(share))
        .sum();
  }
}
