package io.plumbline.sql.expression;

import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import io.plumbline.rules.RowPredicate;
import java.util.List;

/** AND or OR of parts; each part judges only the rows that those before it have not decided. */
final class Connective implements RowPredicate {
  private final RowPredicate[] parts;
  private final byte deciding;
  private Selection open = new Selection(0);
  private byte[] found = {};

  private Connective(List<RowPredicate> parts, byte deciding) {
    this.parts = parts.toArray(RowPredicate[]::new);
    this.deciding = deciding;
  }

  static Connective and(List<RowPredicate> parts) {
    return new Connective(parts, FALSE);
  }

  static Connective or(List<RowPredicate> parts) {
    return new Connective(parts, TRUE);
  }

  @Override
  public void test(RowBatch batch, Selection rows, byte[] truths) {
    parts[0].test(batch, rows, truths);
    keepOpen(batch.capacity(), rows, truths);
    for (int part = 1; part < parts.length && !open.isEmpty(); part++) {
      parts[part].test(batch, open, found);
      combine(truths);
    }
  }

  private void keepOpen(int capacity, Selection rows, byte[] truths) {
    if (found.length < capacity) {
      found = new byte[capacity];
      open = new Selection(capacity);
    }
    open.clear();
    int[] selected = rows.rows();
    for (int i = 0; i < rows.size(); i++) {
      if (truths[selected[i]] != deciding) {
        open.add(selected[i]);
      }
    }
  }

  private void combine(byte[] truths) {
    int[] selected = open.rows();
    int count = open.size();
    // Rows are kept in the array that they are read from; the reader is never behind.
    open.clear();
    for (int i = 0; i < count; i++) {
      int row = selected[i];
      byte truth = found[row];
      if (truth == deciding) {
        truths[row] = deciding;
      } else {
        if (truth == UNKNOWN) {
          truths[row] = UNKNOWN;
        }
        open.add(row);
      }
    }
  }
}
