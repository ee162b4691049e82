package io.plumbline.model.row;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RowJsonTest {
  private static RowBatch batch() {
    var schema =
        RowSchema.builder()
            .add("ok", ColumnKind.BOOLEAN)
            .add("id", ColumnKind.LONG)
            .add("price", ColumnKind.DOUBLE)
            .add("amount", ColumnKind.DECIMAL)
            .add("name", ColumnKind.STRING)
            .add("day", ColumnKind.DATE)
            .add("at", ColumnKind.TIMESTAMP)
            .add("tags", ColumnKind.JSON)
            .build();
    var batch = new RowBatch(schema, 2);
    int row = batch.addRow();
    batch.column(0).setBoolean(row, true);
    batch.column(1).setLong(row, 7);
    batch.column(2).setDouble(row, 1.5);
    batch.column(3).setDecimal(row, new BigDecimal("2.50"));
    batch.column(4).setText(row, "say \"é\"");
    batch.column(5).setLong(row, 20_484);
    batch.column(6).setLong(row, 1_769_853_600_000_001L);
    batch.column(7).setText(row, "[1,2]");
    int empty = batch.addRow();
    for (int i = 0; i < schema.size(); i++) {
      batch.column(i).setNull(empty);
    }
    return batch;
  }

  @Test
  void valuesAreWrittenByTheirKind() {
    assertThat(RowJson.write(batch(), 0, name -> false))
        .isEqualTo(
            "{\"ok\":true,\"id\":7,\"price\":1.5,\"amount\":2.50,\"name\":\"say \\\"é\\\"\","
                + "\"day\":\"2026-01-31\",\"at\":\"2026-01-31T10:00:00.000001Z\",\"tags\":[1,2]}");
  }

  @Test
  void maskedValuesAreNotShownButNullIs() {
    assertThat(RowJson.write(batch(), 0, Set.of("name", "tags", "price")::contains))
        .contains("\"name\":\"***\"", "\"tags\":\"***\"", "\"price\":\"***\"", "\"id\":7")
        .doesNotContain("say", "1.5", "[1");
    assertThat(RowJson.write(batch(), 1, name -> true))
        .isEqualTo(
            "{\"ok\":null,\"id\":null,\"price\":null,\"amount\":null,\"name\":null,\"day\":null,"
                + "\"at\":null,\"tags\":null}");
  }

  @Test
  void doubleThatIsNoNumberIsAText() {
    var batch = new RowBatch(RowSchema.builder().add("x", ColumnKind.DOUBLE).build(), 1);
    batch.column(0).setDouble(batch.addRow(), Double.NaN);

    assertThat(RowJson.write(batch, 0, name -> false)).isEqualTo("{\"x\":\"NaN\"}");
  }
}
