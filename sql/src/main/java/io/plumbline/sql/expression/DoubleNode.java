package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;

/** A closure that gives a double; as {@link LongNode}. */
abstract class DoubleNode {
  boolean isNull;

  abstract double eval(RowView row);
}
