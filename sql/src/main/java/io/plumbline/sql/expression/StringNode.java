package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;

/** A closure that gives a text; null is NULL. */
interface StringNode {
  String eval(RowView row);
}
