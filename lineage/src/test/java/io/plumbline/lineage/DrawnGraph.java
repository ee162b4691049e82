package io.plumbline.lineage;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;

/**
 * A graph drawn as text, such as {@code a>J}: lower-case letters are datasets, upper-case ones are
 * jobs; {@code a=b} says that two datasets are one.
 */
final class DrawnGraph implements GraphSteps {
  private final List<String> edges;
  private int questions;

  DrawnGraph(String... edges) {
    this.edges = Arrays.asList(edges);
  }

  static Node node(String key, int depth) {
    return new Node(key, kind(key), "ns", key, depth, 0, null);
  }

  int questions() {
    return questions;
  }

  @Override
  public List<Node> take(
      Step step,
      Direction direction,
      Collection<String> frontier,
      Collection<String> seen,
      int limit,
      int depth) {
    questions++;
    return edges.stream()
        .filter(edge -> (edge.charAt(1) == '=') == (step == Step.ALIASES))
        .flatMap(
            edge -> {
              var from = edge.substring(0, 1);
              var to = edge.substring(2);
              boolean down = direction != Direction.UPSTREAM || step == Step.ALIASES;
              boolean up = direction != Direction.DOWNSTREAM || step == Step.ALIASES;
              return Stream.concat(
                  down && frontier.contains(from) ? Stream.of(to) : Stream.empty(),
                  up && frontier.contains(to) ? Stream.of(from) : Stream.empty());
            })
        .filter(key -> kind(key) == step.arrivesAt() && !seen.contains(key))
        .distinct()
        .sorted()
        .limit(limit)
        .map(key -> node(key, depth))
        .toList();
  }

  private static NodeKind kind(String key) {
    return Character.isUpperCase(key.charAt(0)) ? NodeKind.JOB : NodeKind.DATASET;
  }
}
