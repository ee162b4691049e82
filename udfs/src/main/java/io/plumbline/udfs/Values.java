package io.plumbline.udfs;

import java.math.BigDecimal;

/** Makes the values of metrics, which are never NaN or infinite. */
final class Values {
  /** The exponents of decimal128. */
  private static final int LARGEST_SCALE = 6144;

  private Values() {}

  /** The number, or null for one that is none. */
  static Number finite(double value) {
    return Double.isFinite(value) ? (Number) value : null;
  }

  /** The share of a part in a whole; null without a whole. */
  static Number share(double part, double whole) {
    return whole == 0 ? null : finite(part / whole);
  }

  /** Whether a decimal can be added exactly: 1 and 1E+999999999 would fill the memory. */
  static boolean isModest(BigDecimal value) {
    return Math.abs((long) value.scale()) <= LARGEST_SCALE;
  }
}
