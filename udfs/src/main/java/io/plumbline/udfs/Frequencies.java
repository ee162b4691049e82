package io.plumbline.udfs;

import java.nio.ByteBuffer;
import org.apache.datasketches.memory.Memory;
import org.apache.datasketches.tuple.arrayofdoubles.ArrayOfDoublesSetOperationBuilder;
import org.apache.datasketches.tuple.arrayofdoubles.ArrayOfDoublesSketch;
import org.apache.datasketches.tuple.arrayofdoubles.ArrayOfDoublesSketches;
import org.apache.datasketches.tuple.arrayofdoubles.ArrayOfDoublesUnion;
import org.apache.datasketches.tuple.arrayofdoubles.ArrayOfDoublesUpdatableSketch;
import org.apache.datasketches.tuple.arrayofdoubles.ArrayOfDoublesUpdatableSketchBuilder;

/**
 * How many rows each key has, by the hash of the key. Exact up to a limit of keys; with more of
 * them it keeps those whose hash is below a threshold θ, each with all of its rows (a tuple sketch,
 * Dasgupta, Lang, Rhodes and Thaler 2016): a sample of the keys by which counts of keys are
 * estimated to 1/√limit of standard error, 0.1 % for {@link #LIMIT}. 16 bytes a key; starts small.
 */
final class Frequencies {
  /** Keys up to which counts are exact. */
  static final int LIMIT = 1 << 20;

  private final int limit;
  private final double[] added = new double[1];
  private long rows;
  // Keys that were added here, keys that were read, and all keys once states were merged.
  private ArrayOfDoublesUpdatableSketch own;
  private ArrayOfDoublesSketch base;
  private ArrayOfDoublesUnion union;
  private ArrayOfDoublesSketch united;

  /**
   * @param limit a power of two
   */
  Frequencies(int limit) {
    this.limit = limit;
  }

  void add(long[] keys, int size) {
    var sketch = own();
    added[0] = 1;
    for (int i = 0; i < size; i++) {
      sketch.update(keys[i], added);
    }
    rows += size;
  }

  void add(long key, int count) {
    added[0] = count;
    own().update(key, added);
    rows += count;
  }

  private ArrayOfDoublesUpdatableSketch own() {
    if (own == null) {
      own =
          new ArrayOfDoublesUpdatableSketchBuilder()
              .setNominalEntries(limit)
              .setNumberOfValues(1)
              .build();
    }
    return own;
  }

  void merge(Frequencies other) {
    rows += other.rows;
    var theirs = other.keys();
    union().union(theirs);
    united = null;
  }

  private ArrayOfDoublesUnion union() {
    if (union == null) {
      union =
          new ArrayOfDoublesSetOperationBuilder()
              .setNominalEntries(limit)
              .setNumberOfValues(1)
              .buildUnion();
      if (base != null) {
        union.union(base);
        base = null;
      }
    }
    return union;
  }

  private ArrayOfDoublesSketch keys() {
    if (union == null && base == null) {
      // So that one state has the limit of a merged one.
      own().trim();
      return own;
    }
    if (own != null) {
      union().union(own);
      own = null;
      united = null;
    }
    if (union != null && united == null) {
      united = union.getResult();
    }
    return union == null ? base : united;
  }

  /** Counts over all keys; O(keys). */
  KeyStatistics statistics() {
    var keys = keys();
    long once = 0;
    double repeats = 0;
    double repeatSquares = 0;
    double repeatedRows = 0;
    double repeatedSquares = 0;
    double entropy = 0;
    for (var key = keys.iterator(); key.next(); ) {
      double count = key.getValues()[0];
      if (count == 1) {
        once++;
      } else {
        repeats += count - 1;
        repeatSquares += (count - 1) * (count - 1);
        repeatedRows += count;
        repeatedSquares += count * count;
      }
      double share = count / rows;
      entropy -= share * Math.log(share);
    }
    return new KeyStatistics(
        rows,
        keys.getRetainedEntries(),
        once,
        repeats,
        repeatSquares,
        repeatedRows,
        repeatedSquares,
        entropy,
        keys.getTheta());
  }

  boolean isExact() {
    return !keys().isEstimationMode();
  }

  byte[] toBytes() {
    var sketch = keys();
    // An empty compact sketch has no arrays, and cannot be made compact once more.
    var keys =
        sketch instanceof ArrayOfDoublesUpdatableSketch updatable
            ? updatable.compact().toByteArray()
            : sketch.toByteArray();
    return ByteBuffer.allocate(Long.BYTES + keys.length).putLong(rows).put(keys).array();
  }

  /** Reads {@link #toBytes}. */
  static Frequencies read(int limit, ByteBuffer buffer) {
    var read = new Frequencies(limit);
    read.rows = buffer.getLong();
    read.base = ArrayOfDoublesSketches.heapifySketch(Memory.wrap(StateBytes.rest(buffer)));
    return read;
  }
}
