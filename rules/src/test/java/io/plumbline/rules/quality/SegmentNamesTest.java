package io.plumbline.rules.quality;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class SegmentNamesTest {
  private static final RowSchema SCHEMA =
      RowSchema.builder().add("a", ColumnKind.STRING).add("b", ColumnKind.STRING).build();

  private static String text(String a, String b) {
    var batch = new RowBatch(SCHEMA, 1);
    batch.addRow();
    set(batch, 0, a);
    set(batch, 1, b);
    return SegmentNames.text(SegmentNames.values(new SegmentNames(0, 1).of(batch, 0)));
  }

  private static void set(RowBatch batch, int column, String value) {
    if (value == null) {
      batch.column(column).setNull(0);
    } else {
      batch.column(column).setText(0, value);
    }
  }

  @Test
  void plainValuesAreWrittenAsTheyAre() {
    assertThat(text("FR", "new")).isEqualTo("FR, new");
    assertThat(text("FR", null)).isEqualTo("FR, NULL");
    assertThat(SegmentNames.text(List.of("Lyon, France"))).isEqualTo("Lyon, France");
  }

  @Test
  void noTwoSegmentsHaveOneText() {
    var values =
        new String[] {null, "", "NULL", "'NULL'", "''", "a", "a, b", "b, c", "b", "'a, b'", ","};
    var texts = new HashSet<String>();
    for (var a : values) {
      for (var b : values) {
        assertThat(texts.add(text(a, b))).as("%s | %s", a, b).isTrue();
      }
    }
  }
}
