package io.plumbline.rules;

import io.plumbline.model.row.RowView;

/** A predicate bound to a schema. Not thread-safe; one per operator instance. */
@FunctionalInterface
public interface RowPredicate {
  Truth test(RowView row);
}
