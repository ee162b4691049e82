package io.plumbline.lineage;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Mutations folded to one row per label and key: the properties of the highest sequence, the first
 * and the last time. Rows are sorted, so that writers that meet lock in the same order.
 */
final class MutationBatch {
  private final Map<GraphLabel, Map<String, Row>> rows = new EnumMap<>(GraphLabel.class);

  private MutationBatch() {}

  /**
   * Folds mutations.
   *
   * @throws IllegalArgumentException if one is not of the closed list
   */
  static MutationBatch of(List<GraphMutation> mutations) {
    var batch = new MutationBatch();
    for (var mutation : mutations) {
      batch
          .rows
          .computeIfAbsent(GraphLabel.of(mutation), label -> new HashMap<>())
          .merge(mutation.key(), Row.of(mutation), Row::merge);
    }
    return batch;
  }

  /** The labels to write: all nodes, then all edges. */
  List<GraphLabel> labels() {
    return List.copyOf(rows.keySet());
  }

  /** The rows of a label as parameters, in parts of at most {@code size}. */
  List<List<Map<String, Object>>> parts(GraphLabel label, int size) {
    var sorted =
        rows.getOrDefault(label, Map.of()).values().stream()
            .sorted(Comparator.comparing(Row::order).thenComparing(row -> row.latest().key()))
            .map(Row::parameters)
            .toList();
    var parts = new ArrayList<List<Map<String, Object>>>();
    for (int start = 0; start < sorted.size(); start += size) {
      parts.add(sorted.subList(start, Math.min(sorted.size(), start + size)));
    }
    return List.copyOf(parts);
  }

  private record Row(GraphMutation latest, long first, long last) {
    static Row of(GraphMutation mutation) {
      return new Row(mutation, mutation.atMillis(), mutation.atMillis());
    }

    Row merge(Row other) {
      return new Row(
          latest.sequence().compareTo(other.latest.sequence()) >= 0 ? latest : other.latest,
          Math.min(first, other.first),
          Math.max(last, other.last));
    }

    String order() {
      return latest.edge() ? latest.from() + latest.to() : latest.key();
    }

    Map<String, Object> parameters() {
      var properties = new LinkedHashMap<>(latest.properties());
      var tenant = properties.remove(GraphLabel.TENANT);
      var row = new LinkedHashMap<String, Object>();
      row.put("key", latest.key());
      row.put("tenant", tenant);
      row.put("first", first);
      row.put("last", last);
      row.put("sequence", latest.sequence());
      row.put("properties", properties);
      if (latest.edge()) {
        row.put("from", latest.from());
        row.put("to", latest.to());
      }
      return row;
    }
  }
}
