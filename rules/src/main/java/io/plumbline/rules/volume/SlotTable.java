package io.plumbline.rules.volume;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Estimates by slot, each with its variance: the diagonal of a Kalman filter (Kalman 1960). Four
 * bytes a slot: the estimate in steps of 1/4096, the variance as a bfloat16.
 */
final class SlotTable {
  private static final double STEP = 1.0 / 4096;

  private final short[] means;
  private final short[] variances;

  SlotTable(int slots, double deviation) {
    means = new short[slots];
    variances = new short[slots];
    Arrays.fill(variances, packed(deviation * deviation));
  }

  double mean(int slot) {
    return means[slot] * STEP;
  }

  double variance(int slot) {
    return Float.intBitsToFloat(variances[slot] << 16);
  }

  /** Sets how uncertain a slot is from now on. */
  void doubt(int slot, double variance) {
    variances[slot] = packed(variance);
  }

  /**
   * Learns from one value.
   *
   * @param weight share of the slot in the forecast, in [0, 1]
   * @param innovation what came less what was forecast
   * @param total variance of the innovation
   * @param drift variance that the slot gains with each value
   */
  void learn(int slot, double weight, double innovation, double total, double drift) {
    double gain = weight * variance(slot) / total;
    double next = mean(slot) + gain * innovation;
    means[slot] =
        (short) Math.max(Short.MIN_VALUE, Math.min(Short.MAX_VALUE, Math.round(next / STEP)));
    variances[slot] = packed(variance(slot) * (1 - weight * gain) + drift * weight);
  }

  private static short packed(double variance) {
    int bits = Float.floatToIntBits((float) Math.min(variance, 16));
    return (short) ((bits + 0x8000) >>> 16);
  }

  int bytes() {
    return Integer.BYTES * means.length;
  }

  void write(ByteBuffer out) {
    out.asShortBuffer().put(means).put(variances);
    out.position(out.position() + bytes());
  }

  void read(ByteBuffer in) {
    in.asShortBuffer().get(means).get(variances);
    in.position(in.position() + bytes());
  }
}
