package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;

/**
 * A closure that gives a long (LONG, DATE or TIMESTAMP). After {@link #eval}, {@link #isNull} says
 * whether the value was NULL; so a value costs one pass and no box, and a node serves one thread.
 */
abstract class LongNode {
  boolean isNull;

  abstract long eval(RowView row);
}
