package io.plumbline.udfs;

import java.nio.ByteBuffer;
import java.util.Arrays;
import org.apache.datasketches.kll.KllDoublesSketch;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.quantilescommon.QuantileSearchCriteria;

/**
 * Numbers by rank. All are kept up to a limit; with more they go to a KLL sketch (Karnin, Lang and
 * Liberty 2016), whose ranks are off by at most {@code KllSketch.getNormalizedRankError(k, false)}
 * of the numbers with a probability of 99 %. NaN has no rank and is ignored. The sketch draws lots:
 * two passes over the same numbers may differ by that error.
 */
final class Ranks {
  private static final byte ALL = 0;
  private static final byte SKETCH = 1;

  private final int limit;
  private final int k;
  private double[] values = {};
  private int size;
  private boolean isSorted;
  private KllDoublesSketch sketch;

  /**
   * @param limit how many numbers to keep before sketching; 0 to sketch from the start
   * @param k size of the sketch
   */
  Ranks(int limit, int k) {
    this.limit = limit;
    this.k = k;
  }

  void add(double[] numbers, int count) {
    if (sketch == null && (long) size + count > limit) {
      startSketch();
    }
    if (sketch != null) {
      for (int i = 0; i < count; i++) {
        sketch.update(numbers[i]);
      }
      return;
    }
    if (values.length < size + count) {
      values = Arrays.copyOf(values, Math.max(size + count, Math.min(limit, values.length * 2)));
    }
    for (int i = 0; i < count; i++) {
      double number = numbers[i];
      values[size] = number;
      size += Double.isNaN(number) ? 0 : 1;
    }
    isSorted = false;
  }

  private void startSketch() {
    sketch = KllDoublesSketch.newHeapInstance(k);
    for (int i = 0; i < size; i++) {
      sketch.update(values[i]);
    }
    values = new double[0];
    size = 0;
  }

  void merge(Ranks other) {
    if (other.sketch == null) {
      add(other.values, other.size);
      return;
    }
    if (sketch == null) {
      startSketch();
    }
    sketch.merge(other.sketch);
  }

  /**
   * The number of a rank between 0 and 1: by linear interpolation (R-7, Hyndman and Fan 1996) while
   * all are kept, afterwards the least number of at least that rank. NaN without numbers.
   */
  double quantile(double rank) {
    if (sketch != null) {
      return sketch.isEmpty()
          ? Double.NaN
          : sketch.getQuantile(rank, QuantileSearchCriteria.INCLUSIVE);
    }
    if (size == 0) {
      return Double.NaN;
    }
    if (!isSorted) {
      Arrays.sort(values, 0, size);
      isSorted = true;
    }
    double position = (size - 1) * rank;
    int below = (int) position;
    double share = position - below;
    return share == 0 ? values[below] : values[below] + share * (values[below + 1] - values[below]);
  }

  boolean isExact() {
    return sketch == null || !sketch.isEstimationMode();
  }

  byte[] toBytes() {
    if (sketch != null) {
      var bytes = sketch.toByteArray();
      return ByteBuffer.allocate(1 + bytes.length).put(SKETCH).put(bytes).array();
    }
    var buffer = ByteBuffer.allocate(1 + size * Double.BYTES).put(ALL);
    buffer.asDoubleBuffer().put(values, 0, size);
    return buffer.array();
  }

  /** Reads {@link #toBytes}. */
  static Ranks read(int limit, int k, ByteBuffer buffer) {
    var read = new Ranks(limit, k);
    if (buffer.get() == SKETCH) {
      read.sketch = KllDoublesSketch.heapify(Memory.wrap(StateBytes.rest(buffer)));
    } else {
      read.size = buffer.remaining() / Double.BYTES;
      read.values = new double[read.size];
      buffer.asDoubleBuffer().get(read.values);
    }
    return read;
  }
}
