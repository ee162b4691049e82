package io.plumbline.rules.quality;

import io.plumbline.model.row.RowBatch;
import io.plumbline.rules.RowPredicate;
import java.util.Set;

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
    this.masked = Set.copyOf(key.masked());
  }

  CheckKey key() {
    return key;
  }

  Set<String> masked() {
    return masked;
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
