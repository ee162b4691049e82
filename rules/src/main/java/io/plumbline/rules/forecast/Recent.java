package io.plumbline.rules.forecast;

import java.util.Arrays;

/** The last few figures of a kind, oldest first. Arrays are never changed in place. */
final class Recent {
  static final int MOST = 16;

  private Recent() {}

  static long[] appended(long[] values, long value) {
    int from = values.length < MOST ? 0 : 1;
    var longer = Arrays.copyOfRange(values, from, values.length + 1);
    longer[longer.length - 1] = value;
    return longer;
  }
}
