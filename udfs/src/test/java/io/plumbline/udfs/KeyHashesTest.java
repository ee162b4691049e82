package io.plumbline.udfs;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.Selection;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class KeyHashesTest {
  private static Object distinct(ColumnKind kind, Object[]... rows) {
    return Rows.ofTwo(kind, rows).measure("COUNT_DISTINCT", "a", "b");
  }

  @Test
  void valuesDoNotRunIntoEachOther() {
    assertThat(
            distinct(
                ColumnKind.STRING,
                new Object[] {"a", "bc"},
                new Object[] {"ab", "c"},
                new Object[] {"abc", ""},
                new Object[] {"", "abc"}))
        .isEqualTo(4L);
  }

  @Test
  void nullIsUnlikeEveryValue() {
    assertThat(
            distinct(
                ColumnKind.STRING,
                new Object[] {"a", null},
                new Object[] {"a", ""},
                new Object[] {"a", "null"},
                new Object[] {null, "a"},
                new Object[] {null, null}))
        .isEqualTo(4L);
    assertThat(distinct(ColumnKind.LONG, new Object[] {1L, null}, new Object[] {1L, 0L}))
        .isEqualTo(2L);
  }

  @Test
  void orderOfColumnsMatters() {
    assertThat(distinct(ColumnKind.LONG, new Object[] {1L, 2L}, new Object[] {2L, 1L}))
        .isEqualTo(2L);
  }

  @Test
  void equalNumbersAreOneKey() {
    assertThat(Rows.of(ColumnKind.DECIMAL, "1.0", "1.00", "1", "10").measure("ENTROPY", "c"))
        .isEqualTo(Rows.of(ColumnKind.DECIMAL, "1", "1", "1", "2").measure("ENTROPY", "c"));
    assertThat(Rows.of(ColumnKind.DOUBLE, 0.0, -0.0).measure("COUNT_DISTINCT", "c")).isEqualTo(1L);
    assertThat(
            Rows.of(ColumnKind.DECIMAL, "1" + "0".repeat(40), "1e40", "2e40", "1e41")
                .measure("COUNT_DISTINCT", "c"))
        .isEqualTo(3L);
  }

  @Test
  void millionOfKeysDoesNotCollide() {
    var hashes = new HashSet<Long>();
    var schema = RowSchema.builder().add("a", ColumnKind.LONG).add("b", ColumnKind.LONG).build();
    var batch = new RowBatch(schema, 1000);
    var keys = new KeyHashes(0, 1);
    for (int i = 0; i < 1000; i++) {
      batch.clear();
      for (int j = 0; j < 1000; j++) {
        int row = batch.addRow();
        batch.column(0).setLong(row, i);
        batch.column(1).setLong(row, j);
      }
      int size = keys.hash(batch, new Selection(1000).all(1000));
      for (int j = 0; j < size; j++) {
        hashes.add(keys.hashes()[j]);
      }
    }
    assertThat(hashes).hasSize(1_000_000);
  }

  /** Few rows of a large dictionary are not counted by code; the keys are the same. */
  @Test
  void textIsTheSameKeyHoweverItIsCounted() {
    var large = texts(1000);
    var small = texts(4);
    var call = MetricCall.of("DUPLICATE_COUNT", "c");
    var state = MetricCatalogue.create(call, List.of(ColumnKind.STRING), 0);
    state.update(large, new Selection(1000).all(4));
    state.update(small, new Selection(1000).all(4));
    assertThat(state.value(0)).isEqualTo(8L);
    state.update(large, new Selection(1000).all(1000));
    assertThat(state.value(0)).isEqualTo(12L);
  }

  @Test
  void textsOfOneDictionaryAreNotTakenForThoseOfTheNext() {
    var call = MetricCall.of("COUNT_DISTINCT", "c");
    var state = MetricCatalogue.create(call, List.of(ColumnKind.STRING), 0);
    for (var text : List.of("a", "b", "a", "c")) {
      var batch = new RowBatch(RowSchema.builder().add("c", ColumnKind.STRING).build(), 1);
      batch.column(0).setText(batch.addRow(), text);
      state.update(batch, new Selection(1).all(1));
    }
    assertThat(state.value(0)).isEqualTo(3L);
  }

  private static RowBatch texts(int count) {
    var batch = new RowBatch(RowSchema.builder().add("c", ColumnKind.STRING).build(), count);
    for (int i = 0; i < count; i++) {
      batch.column(0).setText(batch.addRow(), "text " + i);
    }
    return batch;
  }

  @Test
  void textIsReadOnceWhileItsDictionaryIsTheSame() {
    var read = new ArrayList<String>();
    var memo =
        new CodeMemo(
            -1,
            text -> {
              read.add(text);
              return text.length();
            });
    var batch = texts(3);
    var selection = new Selection(3).all(3);
    assertThat(memo.read(batch.column(0), selection)).startsWith(6, 6, 6);
    batch.column(0).setNull(1);
    assertThat(memo.read(batch.column(0), selection)).startsWith(6, -1, 6);
    assertThat(read).hasSize(3);
    memo.read(texts(3).column(0), selection);
    assertThat(read).hasSize(6);
  }
}
