package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.Dictionary;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.util.Arrays;

/**
 * A state that takes rows by the hash of their key; rows whose key is NULL in all columns are left
 * out. Texts that repeat are first counted by code and taken once for many rows: subclasses {@link
 * #settle} before they look at what they have.
 */
abstract class KeyedState implements MetricState {
  /** Codes in a dictionary for each row seen, above which counts by code do not pay. */
  private static final long SPARE = 4;

  private final KeyHashes keys;
  private final int position;
  private Dictionary texts;
  private long served;
  private int[] counts = {};
  private int counted;

  /**
   * @param positions of the key's columns; none for a state that is not updated
   */
  KeyedState(int... positions) {
    this.keys = new KeyHashes(positions);
    this.position = positions.length == 1 ? positions[0] : -1;
  }

  /** Takes the first hashes of an array, each for one row. */
  abstract void add(long[] hashes, int size);

  /** Takes the hash of the key of some rows. */
  abstract void add(long hash, int rows);

  @Override
  public final void update(RowBatch batch, Selection selection) {
    if (position >= 0 && countsByCode(batch.column(position), selection.size())) {
      count(batch.column(position), selection);
    } else {
      int size = keys.hash(batch, selection);
      add(keys.hashes(), size);
    }
  }

  private boolean countsByCode(ColumnVector column, int rows) {
    if (column.kind() != ColumnKind.STRING && column.kind() != ColumnKind.JSON) {
      return false;
    }
    if (texts != column.dictionary()) {
      settle();
      texts = column.dictionary();
      served = 0;
    }
    served += rows;
    return texts.size() <= served * SPARE;
  }

  private void count(ColumnVector column, Selection selection) {
    if (counts.length < texts.size()) {
      counts = Arrays.copyOf(counts, Math.max(texts.size(), counts.length * 2));
    }
    if (counted > Integer.MAX_VALUE - selection.size()) {
      settle();
    }
    var codes = column.codes();
    var nulls = column.nulls();
    var rows = selection.rows();
    int found = 0;
    for (int i = 0; i < selection.size(); i++) {
      int row = rows[i];
      if (!nulls[row]) {
        counts[codes[row]]++;
        found++;
      }
    }
    counted += found;
  }

  /** Takes what was counted by code. */
  final void settle() {
    if (counted == 0) {
      return;
    }
    for (int code = 0; code < texts.size() && code < counts.length; code++) {
      if (counts[code] > 0) {
        add(KeyHashes.ofKey(texts.value(code)), counts[code]);
        counts[code] = 0;
      }
    }
    counted = 0;
  }
}
