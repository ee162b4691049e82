package io.plumbline.rules.quality;

import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowJson;
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
  private RowBatch shown;

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

  private boolean masks(String column) {
    return masked.contains(column)
        // Hiding a field hides the value that it is in.
        || masked.stream()
            .anyMatch(name -> name.regionMatches(true, 0, column + ".", 0, column.length() + 1));
  }

  Filter filter() {
    return filter;
  }

  /**
   * Judges the rows of its filter.
   *
   * @param asRead the same rows without what was computed of them: what may be shown
   */
  void apply(RowBatch batch, RowBatch asRead) {
    shown = asRead;
    if (truths.length < batch.size()) {
      truths = new byte[batch.capacity()];
    }
    predicate.test(batch, filter.rows(), truths);
  }

  /** The row as it may be shown: JSON, masked. */
  String sample(int row) {
    return RowJson.write(shown, row, this::masks);
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
