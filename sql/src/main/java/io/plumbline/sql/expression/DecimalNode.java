package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import java.math.BigDecimal;

/** A closure that gives a decimal; null is NULL. */
interface DecimalNode {
  BigDecimal eval(RowView row);
}
