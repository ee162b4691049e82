package io.plumbline.lineage;

import io.plumbline.model.Hashes;
import java.util.ArrayList;
import java.util.Map;
import java.util.TreeMap;

/**
 * One node or edge to merge into the graph. Flat, for it crosses Flink edges.
 *
 * @param label node label or relationship type, from a closed list; never from outside
 * @param key merge key of the node or edge
 * @param from key of the upstream node of an edge, or null for a node
 * @param to key of the downstream node of an edge, or null for a node
 * @param atMillis event time: first and last seen are merged by min and max
 * @param sequence orders property writes of the same key: the highest wins
 * @param properties text properties, possibly empty
 */
public record GraphMutation(
    String label,
    String key,
    String from,
    String to,
    long atMillis,
    String sequence,
    Map<String, String> properties) {
  public GraphMutation {
    properties = properties == null ? Map.of() : properties;
  }

  /** Whether this merges an edge rather than a node. */
  public boolean edge() {
    return from != null;
  }

  /**
   * What this leaves in the graph besides first and last seen. A mutation whose fingerprint is that
   * of the one written before it for the same label and key only moves last seen on, and can wait.
   */
  public String fingerprint() {
    var parts = new ArrayList<String>();
    parts.add(label);
    parts.add(key);
    new TreeMap<>(properties)
        .forEach(
            (name, value) -> {
              parts.add(name);
              parts.add(value);
            });
    return Hashes.of(parts.toArray(String[]::new));
  }
}
