package io.plumbline.jobs.table;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.types.logical.BigIntType;
import org.apache.flink.table.types.logical.LogicalType;
import org.apache.flink.table.types.logical.RowType;
import org.apache.flink.table.types.logical.VarCharType;
import org.junit.jupiter.api.Test;

class RowDataBatchTest {
  private static final int CAPACITY = 100;

  private final RowDataBatch batch =
      new RowDataBatch(
          RowDataColumns.of(
              RowType.of(
                  new LogicalType[] {new BigIntType(), VarCharType.STRING_TYPE},
                  new String[] {"id", "name"})),
          CAPACITY);

  private void append(long id, StringData name) {
    if (batch.isFull()) {
      batch.clear();
    }
    batch.append(GenericRowData.of(id, name));
  }

  @Test
  void textsThatRepeatAreKeptOnce() {
    for (int i = 0; i < 10 * CAPACITY; i++) {
      append(i, StringData.fromString("name " + i % 3));
    }
    assertThat(batch.rows().column(1).dictionary().size()).isEqualTo(3);
    assertThat(batch.rows().column(1).textAt(CAPACITY - 1)).isEqualTo("name 0");
  }

  @Test
  void anUnendingStreamOfNewTextsIsForgotten() {
    for (int i = 0; i < 200_000; i++) {
      append(i, StringData.fromString("name " + i));
    }
    assertThat(batch.rows().column(1).dictionary().size()).isLessThan(100_000);
    assertThat(batch.rows().column(1).textAt(CAPACITY - 1)).isEqualTo("name 199999");
  }

  @Test
  void nullsAndBytesThatAreNoTextDoNotStopIt() {
    append(1, null);
    append(2, StringData.fromBytes(new byte[] {'a', (byte) 0xff}));
    append(3, StringData.fromString("é".repeat(200)));
    var names = batch.rows().column(1);
    assertThat(names.isNull(0)).isTrue();
    assertThat(names.textAt(1)).isEqualTo(new String(new byte[] {'a', (byte) 0xff}, UTF_8));
    assertThat(names.textAt(2)).isEqualTo("é".repeat(200));
  }
}
