package io.plumbline.lineage;

import static io.plumbline.lineage.Events.NOON;
import static io.plumbline.lineage.Events.ORDERS;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.DatasetReader;
import io.plumbline.model.ReadDay;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReaderMappingTest {
  private static DatasetReader reader(boolean proven, long last, long reads) {
    return new DatasetReader(
        ORDERS, "ann", proven, NOON, last, List.of(new ReadDay("2025-11-24", reads)));
  }

  private static String sequence(DatasetReader reader) {
    return LineageMapping.of(reader).stream()
        .filter(GraphMutation::edge)
        .map(GraphMutation::sequence)
        .findFirst()
        .orElseThrow();
  }

  @Test
  void firstAndLatestReadAreTheSpanOfTheEdge() {
    assertThat(LineageMapping.of(reader(true, NOON + 9, 2)))
        .filteredOn(GraphMutation::edge)
        .extracting(GraphMutation::atMillis)
        .containsExactlyInAnyOrder(NOON, NOON + 9);
  }

  @Test
  void whatKnowsOfMoreIsLater() {
    assertThat(
            List.of(
                sequence(reader(false, NOON, 2)),
                sequence(reader(true, NOON, 2)),
                sequence(reader(false, NOON, 3)),
                sequence(reader(true, NOON, 3)),
                sequence(reader(false, NOON + 1, 1))))
        .isSorted()
        .doesNotHaveDuplicates();
  }

  @Test
  void theDatasetIsNotNamed() {
    assertThat(LineageMapping.of(reader(true, NOON, 1)))
        .extracting(GraphMutation::label)
        .containsOnly("USER", "ACCESSED_BY");
  }
}
