package io.plumbline.udfs;

import java.math.BigDecimal;
import java.util.function.DoublePredicate;
import java.util.function.Predicate;

/** Makes and reads the constants that functions take. */
final class Parameters {
  /** The rank of a quantile. */
  static final Parameter RANK =
      new Parameter("a number between 0 and 1", false, number(q -> q >= 0 && q <= 1));

  private Parameters() {}

  /** Whether a text is a decimal number of which something holds. */
  static Predicate<String> number(DoublePredicate holds) {
    return text -> {
      try {
        return holds.test(new BigDecimal(text).doubleValue());
      } catch (NumberFormatException e) {
        return false;
      }
    };
  }

  static double number(MetricCall call, int index) {
    return new BigDecimal(call.parameters().get(index)).doubleValue();
  }

  /** The number, or another one if the call leaves it out. */
  static double number(MetricCall call, int index, double otherwise) {
    return index < call.parameters().size() ? number(call, index) : otherwise;
  }
}
