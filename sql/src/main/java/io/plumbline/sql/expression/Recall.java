package io.plumbline.sql.expression;

import java.math.BigDecimal;
import java.math.MathContext;
import java.util.List;

/** What is made of the values that a metric had. */
public enum Recall {
  /** {@code LAST(m, n)}: the value n scopes ago. */
  LAST,
  /** {@code AVG(m) OVER LAST n RUNS}; the others likewise. */
  AVG,
  /** Of the sample: n - 1 in the denominator. */
  STDDEV,
  MIN,
  MAX,
  SUM;

  /** How many scopes back a rule may look. */
  public static final int MOST_SCOPES = 1_000;

  private static final MathContext DIGITS = MathContext.DECIMAL128;

  /**
   * The value, or null if there is none.
   *
   * @param values as many as were asked for, the latest first, none of them null unless for LAST
   */
  BigDecimal of(List<BigDecimal> values) {
    return switch (this) {
      case LAST -> values.get(values.size() - 1);
      case MIN -> values.stream().min(BigDecimal::compareTo).orElseThrow();
      case MAX -> values.stream().max(BigDecimal::compareTo).orElseThrow();
      case SUM -> sum(values);
      case AVG -> mean(values);
      case STDDEV -> values.size() < 2 ? null : deviation(values);
    };
  }

  private static BigDecimal sum(List<BigDecimal> values) {
    return values.stream().reduce(BigDecimal.ZERO, (sum, value) -> sum.add(value, DIGITS));
  }

  private static BigDecimal mean(List<BigDecimal> values) {
    return sum(values).divide(BigDecimal.valueOf(values.size()), DIGITS);
  }

  private static BigDecimal deviation(List<BigDecimal> values) {
    var mean = mean(values);
    var squares =
        values.stream().map(value -> value.subtract(mean, DIGITS).pow(2, DIGITS)).toList();
    return sum(squares).divide(BigDecimal.valueOf(values.size() - 1L), DIGITS).sqrt(DIGITS);
  }
}
