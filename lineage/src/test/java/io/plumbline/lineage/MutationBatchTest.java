package io.plumbline.lineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MutationBatchTest {
  @Test
  void mutationsOfOneKeyAreOneRowWithTheHighestSequenceAndTheWidestTimes() {
    var late = job("k", 5, "5", "late");
    var early = job("k", 1, "1", "early");
    var widest = job("k", 9, "0", "stale");

    var row = MutationBatch.of(List.of(late, early, widest)).parts(GraphLabel.JOB, 10).get(0);

    assertThat(row).hasSize(1);
    assertThat(row.get(0))
        .containsEntry("first", 1L)
        .containsEntry("last", 9L)
        .containsEntry("sequence", "5")
        .containsEntry("tenant", "t")
        .containsEntry("properties", Map.of("name", "late"));
  }

  @Test
  void rowsAreSortedByKeyAndCutIntoParts() {
    var mutations = IntStream.range(0, 25).mapToObj(i -> job("k" + (99 - i), 1, "1", "n")).toList();

    var parts = MutationBatch.of(mutations).parts(GraphLabel.JOB, 10);

    assertThat(parts).extracting(List::size).containsExactly(10, 10, 5);
    assertThat(parts.stream().flatMap(List::stream).map(row -> (String) row.get("key"))).isSorted();
  }

  @Test
  void nodesComeBeforeEdges() {
    var edge = new GraphMutation("HAS", "e", "d", "c", 1, "1", Map.of(GraphLabel.TENANT, "t"));

    assertThat(MutationBatch.of(List.of(edge, job("k", 1, "1", "n"))).labels())
        .containsExactly(GraphLabel.JOB, GraphLabel.HAS);
  }

  @Test
  void whatIsNotOfTheClosedListIsRefused() {
    assertThatThrownBy(() -> batch("Job) DETACH DELETE (n", Map.of(GraphLabel.TENANT, "t")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot write graph mutation with unknown label: Job) DETACH DELETE (n");
    assertThatThrownBy(() -> batch("JOB", Map.of(GraphLabel.TENANT, "t", "key", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot write JOB mutation with unknown property: key");
    assertThatThrownBy(() -> batch("JOB", Map.of("name", "x")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot write JOB mutation: no tenant");
    assertThatThrownBy(() -> batch("HAS", Map.of(GraphLabel.TENANT, "t")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot write HAS mutation: no ends");
  }

  private static void batch(String label, Map<String, String> properties) {
    MutationBatch.of(List.of(new GraphMutation(label, "k", null, null, 1, "1", properties)));
  }

  private static GraphMutation job(String key, long at, String sequence, String name) {
    return new GraphMutation(
        "JOB", key, null, null, at, sequence, Map.of(GraphLabel.TENANT, "t", "name", name));
  }
}
