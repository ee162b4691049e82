package io.plumbline.udfs;

/** Makes the values of metrics, which are never NaN or infinite. */
final class Values {
  private Values() {}

  /** The number, or null for one that is none. */
  static Number finite(double value) {
    return Double.isFinite(value) ? (Number) value : null;
  }

  /** The share of a part in a whole; null without a whole. */
  static Number share(double part, double whole) {
    return whole == 0 ? null : finite(part / whole);
  }
}
