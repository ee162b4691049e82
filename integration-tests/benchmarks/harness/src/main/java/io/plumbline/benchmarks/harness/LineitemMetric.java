package io.plumbline.benchmarks.harness;

/**
 * What the workload computes over TPC-H lineitem, by the text that Plumbline's rules have for it.
 */
public enum LineitemMetric {
  ROW_COUNT("ROW_COUNT()"),
  COMPLETENESS_OF_ORDERKEY("COMPLETENESS(orderkey)"),
  COMPLETENESS_OF_COMMENT("COMPLETENESS(comment)"),
  COMPLETENESS_OF_SHIPDATE("COMPLETENESS(shipdate)"),
  QUANTITY_NOT_NEGATIVE("COMPLIANCE(quantity >= 0)"),
  RETURNFLAG_KNOWN("COMPLIANCE(returnflag IN ('A', 'N', 'R'))"),
  MEAN_DISCOUNT("AVG(discount)"),
  DEVIATION_OF_DISCOUNT("STDDEV_POP(discount)"),
  MIN_PRICE("MIN(extendedprice)"),
  MAX_PRICE("MAX(extendedprice)"),
  TOTAL_QUANTITY("SUM(quantity)"),
  SHIPDATE_IS_DATE("MATCH_RATIO(shipdate, '" + LineitemMetric.DATE_PATTERN + "')"),
  SHIPPED_BEFORE_RECEIVED("COMPLIANCE(shipdate <= receiptdate)"),
  CORRELATION("CORR(quantity, extendedprice)"),
  DISTINCT_PARTS("APPROX_COUNT_DISTINCT(partkey)"),
  MEDIAN_PRICE("APPROX_QUANTILE(extendedprice, 0.5)"),
  /** Only of the variant {@link Variant#GROUPED}. */
  UNIQUENESS_OF_KEY("UNIQUENESS(orderkey, linenumber)"),
  /** Only of the variant {@link Variant#GROUPED}. */
  ENTROPY_OF_SHIPMODE("ENTROPY(shipmode)");

  /** What a date looks like as text. */
  public static final String DATE_PATTERN = "^\\d{4}-\\d{2}-\\d{2}$";

  private final String text;

  LineitemMetric(String text) {
    this.text = text;
  }

  /** Canonical text, the key of the metric in results. */
  public String text() {
    return text;
  }
}
