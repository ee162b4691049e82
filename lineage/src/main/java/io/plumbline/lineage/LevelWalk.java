package io.plumbline.lineage;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A breadth-first walk, one level after the other. Each node is visited once, so cycles end; what
 * was cut off, and by which limit, is part of the answer.
 */
final class LevelWalk {
  private final GraphSteps graph;
  private final Direction direction;
  private final int maxNodes;
  private final Map<String, Node> seen = new LinkedHashMap<>();
  private boolean cutByNodes;

  private LevelWalk(GraphSteps graph, Direction direction, int maxNodes) {
    this.graph = graph;
    this.direction = direction;
    this.maxNodes = maxNodes;
  }

  /** What a walk found, by key in order of discovery, and the limit that cut it, or null. */
  record Found(Map<String, Node> nodes, String truncatedBy) {}

  /**
   * Walks from a node.
   *
   * @param levels edges between datasets and jobs, an edge between two datasets counting two
   */
  static Found from(GraphSteps graph, Node start, Direction direction, int levels, int maxNodes) {
    return new LevelWalk(graph, direction, maxNodes).walk(start, levels);
  }

  private Found walk(Node start, int levels) {
    seen.put(start.key(), start);
    var startKeys = List.of(start.key());
    boolean fromDataset = start.kind() == NodeKind.DATASET;
    var frontier =
        new Frontier(
            fromDataset ? withAliases(startKeys, 0) : List.of(),
            fromDataset ? List.of() : startKeys,
            List.of());
    for (int level = 1; level <= levels && !frontier.isEmpty() && !cutByNodes; level++) {
      frontier = next(frontier, level);
    }
    var truncatedBy = cutByNodes ? "nodes" : liesBeyond(frontier) ? "depth" : null;
    return new Found(seen, truncatedBy);
  }

  /** The nodes of the last level, and the datasets of the one before it. */
  private record Frontier(List<String> datasets, List<String> jobs, List<String> earlierDatasets) {
    boolean isEmpty() {
      return datasets.isEmpty() && jobs.isEmpty() && earlierDatasets.isEmpty();
    }
  }

  private Frontier next(Frontier last, int level) {
    var jobs = take(Step.JOBS_OF_DATASETS, last.datasets, level);
    var datasets = new ArrayList<>(take(Step.DATASETS_OF_JOBS, last.jobs, level));
    datasets.addAll(take(Step.DERIVED_DATASETS, last.earlierDatasets, level));
    return new Frontier(withAliases(datasets, level), jobs, last.datasets);
  }

  private List<String> withAliases(List<String> datasets, int level) {
    var all = new ArrayList<>(datasets);
    var found = datasets;
    while (!found.isEmpty() && !cutByNodes) {
      found = take(Step.ALIASES, found, level);
      all.addAll(found);
    }
    return List.copyOf(all);
  }

  private List<String> take(Step step, List<String> from, int level) {
    if (from.isEmpty() || cutByNodes) {
      return List.of();
    }
    int room = maxNodes - seen.size();
    var nodes = graph.take(step, direction, from, seen.keySet(), room + 1, level);
    cutByNodes = nodes.size() > room;
    var kept = nodes.subList(0, Math.min(room, nodes.size()));
    kept.forEach(node -> seen.put(node.key(), node));
    return kept.stream().map(Node::key).toList();
  }

  private boolean liesBeyond(Frontier last) {
    var derivable = new ArrayList<>(last.earlierDatasets);
    derivable.addAll(last.datasets);
    return isAny(Step.JOBS_OF_DATASETS, last.datasets)
        || isAny(Step.DATASETS_OF_JOBS, last.jobs)
        || isAny(Step.DERIVED_DATASETS, derivable);
  }

  private boolean isAny(Step step, List<String> from) {
    return !from.isEmpty() && !graph.take(step, direction, from, seen.keySet(), 1, 0).isEmpty();
  }
}
