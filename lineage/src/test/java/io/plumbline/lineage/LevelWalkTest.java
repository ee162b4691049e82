package io.plumbline.lineage;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class LevelWalkTest {
  @Test
  void jobAndTheDatasetBehindItAreTwoLevels() {
    var found = walk(new DrawnGraph("a>J", "J>b", "b>K", "K>c"), "a", Direction.DOWNSTREAM, 4, 99);

    assertThat(depths(found)).isEqualTo(Map.of("a", 0, "J", 1, "b", 2, "K", 3, "c", 4));
    assertThat(found.truncatedBy()).isNull();
  }

  @Test
  void upstreamIsTheOtherWay() {
    var found = walk(new DrawnGraph("a>J", "J>b", "b>K", "K>c"), "c", Direction.UPSTREAM, 2, 99);

    assertThat(depths(found)).isEqualTo(Map.of("c", 0, "K", 1, "b", 2));
    assertThat(found.truncatedBy()).isEqualTo("depth");
  }

  @Test
  void cycleEnds() {
    var graph = new DrawnGraph("a>J", "J>b", "b>K", "K>a", "J>a");
    var found = walk(graph, "a", Direction.DOWNSTREAM, 1_000, 99);

    assertThat(depths(found)).isEqualTo(Map.of("a", 0, "J", 1, "b", 2, "K", 3));
    assertThat(found.truncatedBy()).isNull();
    assertThat(graph.questions()).isLessThan(30);
  }

  @Test
  void nearestDepthCountsWhenTwoPathsMeet() {
    var graph = new DrawnGraph("a>J", "J>b", "b>K", "K>c", "a>L", "L>c");

    assertThat(depths(walk(graph, "a", Direction.DOWNSTREAM, 9, 99))).containsEntry("c", 2);
  }

  @Test
  void limitOfNodesIsKeptAndTold() {
    var found = walk(new DrawnGraph("a>J", "J>b", "J>c", "J>d"), "a", Direction.DOWNSTREAM, 9, 3);

    assertThat(depths(found)).containsOnlyKeys("a", "J", "b");
    assertThat(found.truncatedBy()).isEqualTo("nodes");
  }

  @Test
  void limitThatIsJustEnoughIsNoTruncation() {
    var found = walk(new DrawnGraph("a>J", "J>b"), "a", Direction.DOWNSTREAM, 9, 3);

    assertThat(depths(found)).containsOnlyKeys("a", "J", "b");
    assertThat(found.truncatedBy()).isNull();
  }

  @Test
  void depthThatIsJustEnoughIsNoTruncation() {
    assertThat(walk(new DrawnGraph("a>J", "J>b"), "a", Direction.DOWNSTREAM, 2, 9).truncatedBy())
        .isNull();
    assertThat(walk(new DrawnGraph("a>J", "J>b"), "a", Direction.DOWNSTREAM, 0, 9).truncatedBy())
        .isEqualTo("depth");
  }

  @Test
  void datasetThatDerivesWithoutAJobIsTwoLevelsAway() {
    var graph = new DrawnGraph("a>b", "b>J");

    assertThat(depths(walk(graph, "a", Direction.DOWNSTREAM, 3, 9)))
        .isEqualTo(Map.of("a", 0, "b", 2, "J", 3));
    assertThat(walk(graph, "a", Direction.DOWNSTREAM, 1, 9).truncatedBy()).isEqualTo("depth");
  }

  @Test
  void otherNamesOfADatasetCarryTheWalkOn() {
    var graph = new DrawnGraph("a>J", "J>b", "b=c", "d=c", "d>K");

    assertThat(depths(walk(graph, "a", Direction.DOWNSTREAM, 9, 99)))
        .isEqualTo(Map.of("a", 0, "J", 1, "b", 2, "c", 2, "d", 2, "K", 3));
  }

  @Test
  void bothWaysFromAJobSeesWhatSharesItsDatasets() {
    var graph = new DrawnGraph("a>J", "J>b", "a>K", "K>c");
    var found = walk(graph, "J", Direction.BOTH, 1, 99);

    assertThat(depths(found)).isEqualTo(Map.of("J", 0, "a", 1, "b", 1));
    assertThat(depths(walk(graph, "J", Direction.BOTH, 3, 99))).containsEntry("c", 3);
  }

  private static LevelWalk.Found walk(
      DrawnGraph graph, String start, Direction direction, int levels, int maxNodes) {
    return LevelWalk.from(graph, DrawnGraph.node(start, 0), direction, levels, maxNodes);
  }

  private static Map<String, Integer> depths(LevelWalk.Found found) {
    return found.nodes().values().stream().collect(Collectors.toMap(Node::key, Node::depth));
  }
}
