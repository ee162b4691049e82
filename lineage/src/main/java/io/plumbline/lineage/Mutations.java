package io.plumbline.lineage;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The mutations of one event. What an event says twice of one key is taken once, the first time:
 * two values with one sequence would leave the graph to the order of arrival.
 */
final class Mutations {
  private final String tenant;
  private final long atMillis;
  private final String eventHash;
  private final Map<String, GraphMutation> byKey = new LinkedHashMap<>();

  Mutations(String tenant, long atMillis, String eventHash) {
    this.tenant = tenant;
    this.atMillis = atMillis;
    this.eventHash = eventHash;
  }

  String tenant() {
    return tenant;
  }

  long atMillis() {
    return atMillis;
  }

  /** A node whose latest properties win; pairs of name and value, null values left out. */
  void node(GraphLabel label, String key, String... properties) {
    add(label, key, null, null, Sequences.latest(atMillis, eventHash), properties);
  }

  /** As {@link #node}, but a higher rank beats a later event. */
  void rankedNode(GraphLabel label, int rank, String key, String... properties) {
    add(label, key, null, null, Sequences.ranked(rank, atMillis, eventHash), properties);
  }

  /** A node with a sequence that the caller made with {@link #eventHash}. */
  void sequencedNode(GraphLabel label, String sequence, String key, String... properties) {
    add(label, key, null, null, sequence, properties);
  }

  /** An edge without properties, one for each pair of ends. */
  void edge(GraphLabel type, String from, String to) {
    var key = GraphKeys.edge(tenant, type, from, to);
    add(type, key, from, to, Sequences.latest(atMillis, eventHash));
  }

  /** An edge that may have parallels, told apart by the values of its properties. */
  void parallelEdge(GraphLabel type, String from, String to, String... properties) {
    var key = GraphKeys.edge(tenant, type, from, to, properties);
    add(type, key, from, to, Sequences.latest(atMillis, eventHash), properties);
  }

  /** An edge whose strongest evidence wins. */
  void evidence(GraphLabel type, String from, String to, Evidence evidence) {
    var key = GraphKeys.edge(tenant, type, from, to);
    var sequence = Sequences.ranked(evidence.ordinal(), atMillis, eventHash);
    add(type, key, from, to, sequence, "evidence", evidence.name());
  }

  /** An edge with a sequence that the caller made. */
  void sequencedEdge(
      GraphLabel type, String sequence, String from, String to, String... properties) {
    add(type, GraphKeys.edge(tenant, type, from, to), from, to, sequence, properties);
  }

  String eventHash() {
    return eventHash;
  }

  List<GraphMutation> all() {
    return List.copyOf(byKey.values());
  }

  private void add(
      GraphLabel label, String key, String from, String to, String sequence, String... pairs) {
    var properties = new LinkedHashMap<String, String>();
    properties.put(GraphLabel.TENANT, tenant);
    for (int i = 0; i < pairs.length; i += 2) {
      if (pairs[i + 1] != null) {
        properties.put(pairs[i], pairs[i + 1]);
      }
    }
    byKey.putIfAbsent(
        label.name() + key,
        new GraphMutation(label.name(), key, from, to, atMillis, sequence, properties));
  }
}
