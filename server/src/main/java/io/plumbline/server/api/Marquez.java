package io.plumbline.server.api;

import io.plumbline.lineage.Edge;
import io.plumbline.lineage.LineageGraph;
import io.plumbline.lineage.Node;
import io.plumbline.lineage.NodeKind;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * A lineage graph in the shape of Marquez's {@code GET /api/v1/lineage}. Its clients choose the
 * class of a node's data by the fields that it has, so data holds theirs and no other. Pure.
 */
final class Marquez {

  private Marquez() {}

  /** The nodes sorted by id. */
  static List<Map<String, Object>> nodes(LineageGraph graph) {
    var ids = graph.nodes().stream().collect(Collectors.toMap(Node::key, Marquez::id, (a, b) -> a));
    var into = edgesBy(graph.edges(), Edge::to, ids);
    var outOf = edgesBy(graph.edges(), Edge::from, ids);
    return graph.nodes().stream()
        .sorted(Comparator.comparing(Marquez::id))
        .map(
            node -> {
              var shape = new LinkedHashMap<String, Object>();
              shape.put("id", id(node));
              shape.put("type", node.kind().name());
              shape.put("data", node.kind() == NodeKind.JOB ? job(node, graph) : dataset(node));
              shape.put("inEdges", into.getOrDefault(node.key(), List.of()));
              shape.put("outEdges", outOf.getOrDefault(node.key(), List.of()));
              return (Map<String, Object>) shape;
            })
        .toList();
  }

  private static Map<String, List<Map<String, String>>> edgesBy(
      List<Edge> edges, Function<Edge, String> end, Map<String, String> ids) {
    return edges.stream()
        .filter(edge -> ids.containsKey(edge.from()) && ids.containsKey(edge.to()))
        .collect(
            Collectors.groupingBy(
                end,
                Collectors.mapping(
                    edge ->
                        Map.of("origin", ids.get(edge.from()), "destination", ids.get(edge.to())),
                    Collectors.toList())));
  }

  private static Map<String, Object> dataset(Node node) {
    var data = common(node, "DB_TABLE");
    data.put("physicalName", node.name());
    data.put("sourceName", node.namespace());
    data.put("fields", List.of());
    data.put("tags", List.of());
    return data;
  }

  private static Map<String, Object> job(Node node, LineageGraph graph) {
    var byKey =
        graph.nodes().stream().collect(Collectors.toMap(Node::key, Marquez::name, (a, b) -> a));
    var data = common(node, "BATCH");
    data.put("simpleName", node.name());
    data.put("inputs", others(graph, Edge::to, Edge::from, node, byKey));
    data.put("outputs", others(graph, Edge::from, Edge::to, node, byKey));
    return data;
  }

  private static List<Map<String, String>> others(
      LineageGraph graph,
      Function<Edge, String> here,
      Function<Edge, String> there,
      Node node,
      Map<String, Map<String, String>> byKey) {
    return graph.edges().stream()
        .filter(edge -> here.apply(edge).equals(node.key()))
        .map(there)
        .filter(byKey::containsKey)
        .distinct()
        .map(byKey::get)
        .toList();
  }

  // The graph keeps when a node was seen last; clients require both times.
  private static Map<String, Object> common(Node node, String type) {
    var seen = Instant.ofEpochMilli(node.lastSeenMillis()).toString();
    var data = new LinkedHashMap<String, Object>();
    data.put("id", name(node));
    data.put("type", type);
    data.put("name", node.name());
    data.put("namespace", node.namespace());
    data.put("createdAt", seen);
    data.put("updatedAt", seen);
    return data;
  }

  private static Map<String, String> name(Node node) {
    return Map.of("namespace", node.namespace(), "name", node.name());
  }

  private static String id(Node node) {
    return node.kind().name().toLowerCase(Locale.ROOT) + ":" + node.namespace() + ":" + node.name();
  }
}
