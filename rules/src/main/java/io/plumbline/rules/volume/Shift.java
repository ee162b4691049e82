package io.plumbline.rules.volume;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.OptionalDouble;

/**
 * Deviations of anomalies in a row. Anomalies do not train; enough of them that agree are a new
 * level, which is then adopted.
 */
final class Shift {
  private static final int MOST = 24;
  private static final double STEP = 1.0 / 1024;
  private static final double AGREEING = 0.75;

  /** Two ordinary loads end a row of anomalies. */
  private static final int CALM = 2;

  private final int enough;
  private final short[] held = new short[MOST];
  private int count;
  private int calm;

  Shift(VolumeSettings settings) {
    enough = enough(settings);
  }

  /** How many anomalies in a row are a new level: a few hours, half a day, or some loads. */
  static int enough(VolumeSettings settings) {
    if (settings.hasMinutes()) {
      return MOST;
    }
    if (settings.hasHours()) {
      return 14;
    }
    return settings.hasDays() ? 4 : 3;
  }

  /** Takes an anomaly; the new level's deviation if there is one now. */
  OptionalDouble anomaly(double deviation, double noise) {
    calm = 0;
    if (count == held.length || count >= enough) {
      System.arraycopy(held, 1, held, 0, count - 1);
      count--;
    }
    held[count++] = steps(deviation);
    if (count < enough) {
      return OptionalDouble.empty();
    }
    var sorted = Arrays.copyOf(held, count);
    Arrays.sort(sorted);
    double median = sorted[count / 2] * STEP;
    int agreeing = 0;
    for (short steps : sorted) {
      double each = steps * STEP;
      boolean near = Math.abs(each - median) < Math.max(0.5 * Math.abs(median), 4 * noise);
      agreeing += near && Math.signum(each) == Math.signum(median) ? 1 : 0;
    }
    if (agreeing < AGREEING * count) {
      return OptionalDouble.empty();
    }
    count = 0;
    return OptionalDouble.of(median);
  }

  private static short steps(double deviation) {
    return (short) Math.round(Levels.clip(deviation / STEP, Short.MAX_VALUE));
  }

  /** Takes an ordinary load. */
  void ordinary() {
    calm = Math.min(calm + 1, CALM);
    if (calm == CALM) {
      count = 0;
    }
  }

  static int bytes() {
    return Short.BYTES * MOST + 2;
  }

  void write(ByteBuffer out) {
    for (short each : held) {
      out.putShort(each);
    }
    out.put((byte) count).put((byte) calm);
  }

  void read(ByteBuffer in) {
    for (int i = 0; i < held.length; i++) {
      held[i] = in.getShort();
    }
    count = in.get();
    calm = in.get();
  }

  /** Reads what was written when deviations took four bytes. */
  void readWide(ByteBuffer in) {
    for (int i = 0; i < held.length; i++) {
      held[i] = steps(in.getFloat());
    }
    count = in.getInt();
    calm = in.getInt();
  }
}
