package io.plumbline.connectors.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.ColumnEdge;
import io.plumbline.model.DatasetFacts;
import io.plumbline.model.DatasetId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The inputs or the outputs of an event: each dataset once, in the producer's order. */
final class DatasetList {
  private final Map<DatasetId, DatasetFacts> byId = new LinkedHashMap<>();

  /** Reads an array of datasets; items that name none are left out. */
  static DatasetList read(String tenant, JsonNode datasets, Side side) {
    var list = new DatasetList();
    for (var dataset : Fields.items(datasets)) {
      var facts = DatasetReader.read(tenant, dataset, side);
      if (facts != null) {
        list.byId.merge(facts.dataset(), facts, DatasetList::merge);
      }
    }
    return list;
  }

  int size() {
    return byId.size();
  }

  List<DatasetFacts> list() {
    return new ArrayList<>(byId.values());
  }

  /** Makes sure that a dataset is listed, if only by its identity. */
  void add(DatasetId dataset) {
    byId.computeIfAbsent(dataset, DatasetFacts::of);
  }

  /** Lists a dataset with these edges in place of any that it has. */
  void replaceEdges(DatasetId dataset, List<ColumnEdge> edges) {
    add(dataset);
    byId.computeIfPresent(dataset, (id, facts) -> with(facts, edges));
  }

  /** A facet that is told again replaces the earlier one whole; facts of others stay. */
  private static DatasetFacts merge(DatasetFacts earlier, DatasetFacts later) {
    var metrics = new TreeMap<>(earlier.metrics());
    metrics.putAll(later.metrics());
    var aliases = new LinkedHashSet<>(earlier.aliases());
    aliases.addAll(later.aliases());
    return new DatasetFacts(
        later.dataset(),
        earlier.reportedNamespace(),
        earlier.reportedName(),
        last(earlier.rows(), later.rows()),
        last(earlier.bytes(), later.bytes()),
        metrics,
        later.columns().isEmpty() ? earlier.columns() : later.columns(),
        later.columnEdges().isEmpty() ? earlier.columnEdges() : later.columnEdges(),
        last(earlier.version(), later.version()),
        last(earlier.lifecycle(), later.lifecycle()),
        aliases.stream().limit(Limits.ALIASES).toList(),
        later.tags().isEmpty() ? earlier.tags() : later.tags());
  }

  private static DatasetFacts with(DatasetFacts facts, List<ColumnEdge> edges) {
    return new DatasetFacts(
        facts.dataset(),
        facts.reportedNamespace(),
        facts.reportedName(),
        facts.rows(),
        facts.bytes(),
        facts.metrics(),
        facts.columns(),
        edges,
        facts.version(),
        facts.lifecycle(),
        facts.aliases(),
        facts.tags());
  }

  private static <T> T last(T earlier, T later) {
    return later != null ? later : earlier;
  }
}
