package io.plumbline.lineage;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts what walks found together to one answer. */
final class GraphAssembly {
  /** More edges than this for each node, and the answer says that it is cut. */
  static final int EDGES_PER_NODE = 50;

  private GraphAssembly() {}

  /** The walks of one start as one: the nearer depth of a node that both found. */
  static LevelWalk.Found union(LevelWalk.Found one, LevelWalk.Found other, int maxNodes) {
    Map<String, Node> all = new LinkedHashMap<>(one.nodes());
    other.nodes().forEach((key, node) -> all.merge(key, node, GraphAssembly::nearer));
    var kept = new LinkedHashMap<String, Node>();
    for (var node : sorted(all.values())) {
      if (kept.size() < maxNodes) {
        kept.put(node.key(), node);
      }
    }
    return new LevelWalk.Found(
        kept,
        kept.size() < all.size() ? "nodes" : stronger(one.truncatedBy(), other.truncatedBy()));
  }

  /** The answer, with the latest time that is in it. */
  static LineageGraph graph(LevelWalk.Found found, List<Edge> edges, int edgeLimit) {
    var nodes = sorted(found.nodes().values());
    long asOf = 0;
    for (var node : nodes) {
      asOf = Math.max(asOf, node.lastSeenMillis());
    }
    for (var edge : edges) {
      asOf = Math.max(asOf, edge.lastSeenMillis());
    }
    boolean edgesCut = edges.size() > edgeLimit;
    return new LineageGraph(
        nodes,
        edgesCut ? List.copyOf(edges.subList(0, edgeLimit)) : edges,
        edgesCut ? "nodes" : found.truncatedBy(),
        asOf);
  }

  private static Node nearer(Node one, Node other) {
    return one.depth() <= other.depth() ? one : other;
  }

  private static String stronger(String one, String other) {
    if (one == null || "nodes".equals(other)) {
      return other;
    }
    return one;
  }

  private static List<Node> sorted(Collection<Node> nodes) {
    var found = new ArrayList<>(nodes);
    // A stable sort: the start was found first and stays before its aliases.
    var start = found.isEmpty() ? null : found.get(0).key();
    found.sort(
        Comparator.comparingInt(Node::depth)
            .thenComparing(node -> !node.key().equals(start))
            .thenComparing(Node::name)
            .thenComparing(Node::namespace)
            .thenComparing(Node::key));
    return List.copyOf(found);
  }
}
