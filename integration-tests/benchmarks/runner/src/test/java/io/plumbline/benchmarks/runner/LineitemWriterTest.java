package io.plumbline.benchmarks.runner;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineitemWriterTest {
  private static final double SCALE = 0.001;

  @TempDir private Path folder;

  @Test
  void rowsAreJsonObjectsOfSixteenFieldsWithEveryFiftiethCommentNull() throws IOException {
    var file = folder.resolve("lineitem.ndjson");
    new LineitemWriter(SCALE).write(file);
    var lines = Files.readAllLines(file);
    var json = new JsonMapper();

    for (int i = 0; i < lines.size(); i++) {
      var row = json.readTree(lines.get(i));
      assertThat(row).hasSize(16);
      assertThat(row.get("comment").isNull()).isEqualTo((i + 1) % 50 == 0);
    }
    assertThat(lines).hasSize(6005);
  }

  @Test
  void referenceTellsWhatIsInTheRows() throws IOException {
    var bounds = new LineitemWriter(SCALE).write(folder.resolve("lineitem.ndjson")).bounds();

    assertThat(bounds.get("ROW_COUNT()").contain(6005)).isTrue();
    assertThat(bounds.get("ROW_COUNT()").contain(6004)).isFalse();
    assertThat(bounds.get("COMPLETENESS(comment)").contain(1 - 120 / 6005.0)).isTrue();
    assertThat(bounds.get("APPROX_COUNT_DISTINCT(partkey)").contain(200)).isTrue();
    assertThat(bounds).containsKey("SUM(quantity) WHERE shipmode = 'REG AIR'");
  }
}
