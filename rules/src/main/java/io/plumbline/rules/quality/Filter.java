package io.plumbline.rules.quality;

import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import io.plumbline.rules.RowPredicate;

/** The rows that a {@code WHERE} clause lets through. */
final class Filter {
  private final String sql;
  private final RowPredicate predicate;
  private final Selection selected = new Selection(0);
  private byte[] truths = {};
  private Selection current;

  /**
   * @param predicate null for all rows
   */
  Filter(String sql, RowPredicate predicate) {
    this.sql = sql;
    this.predicate = predicate;
  }

  String sql() {
    return sql;
  }

  /** Whether it lets every row through. */
  boolean isOfAllRows() {
    return predicate == null;
  }

  void apply(RowBatch batch, Selection all) {
    if (predicate == null) {
      current = all;
      return;
    }
    if (truths.length < batch.size()) {
      truths = new byte[batch.capacity()];
    }
    predicate.test(batch, all, truths);
    selected.clear();
    for (int row = 0; row < batch.size(); row++) {
      if (truths[row] == RowPredicate.TRUE) {
        selected.add(row);
      }
    }
    current = selected;
  }

  /** The rows of the batch that was applied last. */
  Selection rows() {
    return current;
  }
}
