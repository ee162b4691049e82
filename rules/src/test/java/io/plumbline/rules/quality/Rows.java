package io.plumbline.rules.quality;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import java.util.List;

/** Orders for tests: an amount, a country and a time in milliseconds, each possibly null. */
final class Rows {
  static final RowSchema SCHEMA =
      RowSchema.builder()
          .add("amount", ColumnKind.LONG)
          .add("country", ColumnKind.STRING)
          .add("at", ColumnKind.LONG)
          .build();

  private Rows() {}

  record Order(Long amount, String country, Long at) {}

  static Order order(Long amount) {
    return new Order(amount, "FR", 0L);
  }

  static RowBatch batch(List<Order> orders) {
    var batch = new RowBatch(SCHEMA, Math.max(1, orders.size()));
    for (var order : orders) {
      int row = batch.addRow();
      if (order.amount() == null) {
        batch.column(0).setNull(row);
      } else {
        batch.column(0).setLong(row, order.amount());
      }
      if (order.country() == null) {
        batch.column(1).setNull(row);
      } else {
        batch.column(1).setText(row, order.country());
      }
      if (order.at() == null) {
        batch.column(2).setNull(row);
      } else {
        batch.column(2).setLong(row, order.at());
      }
    }
    return batch;
  }
}
