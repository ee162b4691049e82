package io.plumbline.rules.quality;

import io.plumbline.model.row.RowBatch;
import io.plumbline.rules.RowPredicate;
import java.util.Set;
import java.util.TreeSet;

/** A predicate that each row of a filter must satisfy, and what it said of the current batch. */
final class Check {
  private final CheckKey key;
  private final Filter filter;
  private final RowPredicate predicate;
  private final Set<String> masked;
  private byte[] truths = {};

  Check(CheckKey key, Filter filter, RowPredicate predicate) {
    this.key = key;
    this.filter = filter;
    this.predicate = predicate;
    this.masked = new TreeSet<>(String.CASE_INSENSITIVE_ORDER);
    this.masked.addAll(key.masked());
  }

  CheckKey key() {
    return key;
  }

  /** Whether samples must not show the values of a column. */
  boolean masks(String column) {
    return masked.contains(column);
  }

  Filter filter() {
    return filter;
  }

  void apply(RowBatch batch) {
    if (truths.length < batch.size()) {
      truths = new byte[batch.capacity()];
    }
    predicate.test(batch, filter.rows(), truths);
  }

  /** By row of the batch; meaningful for the rows of the filter. */
  byte[] truths() {
    return truths;
  }

  /** Whether that truth makes a row one to show. */
  boolean isViolation(byte truth) {
    return truth == RowPredicate.FALSE || (truth == RowPredicate.UNKNOWN && key.showsUnknown());
  }
}
