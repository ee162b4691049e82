package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import io.plumbline.rules.Truth;

/** A closure that gives a truth value; NULL is UNKNOWN. */
interface TruthNode {
  Truth test(RowView row);
}
