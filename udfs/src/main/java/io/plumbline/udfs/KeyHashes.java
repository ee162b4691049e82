package io.plumbline.udfs;

import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.math.BigDecimal;
import java.util.Arrays;
import org.apache.datasketches.memory.XxHash;

/**
 * Hashes the keys of rows, which are the values of some columns, to 64 bits. Each value is mixed in
 * by itself, so that ("a", "bc") and ("ab", "c") differ, and NULL as no value is. Numbers that are
 * equal hash alike: 1.0 and 1.00, 0.0 and -0.0. Two of n different keys meet with a probability of
 * n²/2⁶⁵: one in 30 million for a million keys.
 */
final class KeyHashes {
  private static final long SEED = 0x5851F42D4C957F2DL;
  private static final long NULL = 0x1B873593CC9E2D51L;

  private final int[] positions;
  private final CodeMemo[] memos;
  private long[] hashes = {};
  private int[] nulls = {};

  KeyHashes(int... positions) {
    this.positions = positions.clone();
    this.memos = new CodeMemo[positions.length];
    Arrays.setAll(memos, i -> new CodeMemo(NULL, KeyHashes::ofText));
  }

  /** The hashes of the last {@link #hash} come first. */
  long[] hashes() {
    return hashes;
  }

  /** Hashes the selected rows whose key has a value that is not NULL, and says how many. */
  int hash(RowBatch batch, Selection selection) {
    int size = selection.size();
    if (hashes.length < size) {
      hashes = new long[Math.max(size, hashes.length * 2)];
      nulls = new int[hashes.length];
    }
    Arrays.fill(hashes, 0, size, SEED);
    boolean hasNulls = true;
    for (int i = 0; i < positions.length; i++) {
      var column = batch.column(positions[i]);
      hasNulls &= column.hasNulls();
      mix(column, memos[i], selection);
    }
    return hasNulls ? leaveOutNulls(batch, selection) : size;
  }

  private int leaveOutNulls(RowBatch batch, Selection selection) {
    int size = selection.size();
    var rows = selection.rows();
    Arrays.fill(nulls, 0, size, 0);
    for (int position : positions) {
      var isNull = batch.column(position).nulls();
      for (int i = 0; i < size; i++) {
        nulls[i] += isNull[rows[i]] ? 1 : 0;
      }
    }
    int kept = 0;
    for (int i = 0; i < size; i++) {
      hashes[kept] = hashes[i];
      kept += nulls[i] == positions.length ? 0 : 1;
    }
    return kept;
  }

  private void mix(ColumnVector column, CodeMemo memo, Selection selection) {
    switch (column.kind()) {
      case BOOLEAN, LONG, DATE, TIMESTAMP -> mixLongs(column, selection);
      case DOUBLE -> mixDoubles(column, selection);
      case DECIMAL -> mixDecimals(column, selection);
      case STRING, JSON -> {
        var texts = memo.read(column, selection);
        for (int i = 0; i < selection.size(); i++) {
          hashes[i] = join(hashes[i], texts[i]);
        }
      }
    }
  }

  private void mixLongs(ColumnVector column, Selection selection) {
    var longs = column.longs();
    var rows = selection.rows();
    if (column.hasNulls()) {
      var isNull = column.nulls();
      for (int i = 0; i < selection.size(); i++) {
        int row = rows[i];
        hashes[i] = join(hashes[i], isNull[row] ? NULL : spread(longs[row]));
      }
    } else {
      for (int i = 0; i < selection.size(); i++) {
        hashes[i] = join(hashes[i], spread(longs[rows[i]]));
      }
    }
  }

  private void mixDoubles(ColumnVector column, Selection selection) {
    var doubles = column.doubles();
    var isNull = column.nulls();
    var rows = selection.rows();
    for (int i = 0; i < selection.size(); i++) {
      int row = rows[i];
      // Adding 0.0 makes -0.0 positive.
      long bits = Double.doubleToLongBits(doubles[row] + 0.0);
      hashes[i] = join(hashes[i], isNull[row] ? NULL : spread(bits));
    }
  }

  private void mixDecimals(ColumnVector column, Selection selection) {
    var rows = selection.rows();
    for (int i = 0; i < selection.size(); i++) {
      int row = rows[i];
      hashes[i] = join(hashes[i], column.isNull(row) ? NULL : ofDecimal(column.decimals()[row]));
    }
  }

  private static long ofDecimal(BigDecimal value) {
    var least = value.stripTrailingZeros();
    var digits = least.unscaledValue();
    if (digits.bitLength() < Long.SIZE) {
      return join(least.scale(), spread(digits.longValue()));
    }
    var bytes = digits.toByteArray();
    return join(least.scale(), XxHash.hashByteArr(bytes, 0, bytes.length, SEED));
  }

  /** The hash of a key that is one text. */
  static long ofKey(String text) {
    return join(SEED, ofText(text));
  }

  private static long ofText(String text) {
    return XxHash.hashString(text, 0, text.length(), SEED);
  }

  private static long join(long hash, long value) {
    return spread(hash * 0x9E3779B97F4A7C15L + value);
  }

  /** The finalizer of MurmurHash3: a bijection in which each bit depends on all. */
  private static long spread(long bits) {
    long mixed = (bits ^ (bits >>> 33)) * 0xFF51AFD7ED558CCDL;
    mixed = (mixed ^ (mixed >>> 33)) * 0xC4CEB9FE1A85EC53L;
    return mixed ^ (mixed >>> 33);
  }
}
