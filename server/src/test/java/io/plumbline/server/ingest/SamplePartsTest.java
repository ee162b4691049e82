package io.plumbline.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Collections.nCopies;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Json;
import io.plumbline.model.SampleBatch;
import java.util.List;
import org.junit.jupiter.api.Test;

class SamplePartsTest {

  private static final int BROKER_DEFAULT = 1 << 20;

  @Test
  void partsHoldAtMostFiveHundredRows() {
    var parts = parts(nCopies(1_001, "{}"));

    assertThat(parts).extracting(part -> part.rows().size()).containsExactly(500, 500, 1);
    assertThat(parts).extracting(SampleBatch::part).containsExactly(0, 1, 2);
    assertThat(parts).extracting(SampleBatch::parts).containsOnly(3);
  }

  @Test
  void loadWithoutRowsIsOnePart() {
    assertThat(parts(List.of()))
        .singleElement()
        .satisfies(part -> assertThat(part.rows()).isEmpty());
  }

  @Test
  void partOfRowsFullOfQuotesStaysBelowTheLimitOfABroker() {
    var row = "{\"a\":\"" + "\\\"".repeat(100_000) + "\"}";

    var parts = parts(nCopies(6, row));

    assertThat(parts).hasSizeGreaterThan(1);
    assertThat(parts)
        .allSatisfy(part -> assertThat(Json.writeBytes(part)).hasSizeLessThan(BROKER_DEFAULT));
    assertThat(parts.stream().mapToInt(part -> part.rows().size()).sum()).isEqualTo(6);
  }

  private static List<SampleBatch> parts(List<String> rows) {
    var bytes = rows.stream().map(row -> row.getBytes(UTF_8)).toList();
    var post = new SamplePost(new DatasetId("t", "n", "d"), null, null, List.of(), bytes);
    return SampleParts.of(post, "batch", 7);
  }
}
