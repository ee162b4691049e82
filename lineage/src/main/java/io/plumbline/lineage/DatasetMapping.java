package io.plumbline.lineage;

import io.plumbline.model.Column;
import io.plumbline.model.DatasetFacts;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Json;
import java.util.List;

/** What facts of a dataset change: its nodes, its schema, its other names. */
final class DatasetMapping {
  /** Names are indexed by their first characters only; Neo4j refuses entries over 8 KB. */
  static final int INDEXED_CHARACTERS = 200;

  private final Mutations mutations;

  DatasetMapping(Mutations mutations) {
    this.mutations = mutations;
  }

  /** A dataset as its writer or its owner sees it. Its schema is the schema. */
  String written(DatasetFacts facts) {
    return reported(facts, 1);
  }

  /** A dataset as a reader sees it, perhaps without the columns that it did not need. */
  String read(DatasetFacts facts) {
    return reported(facts, 0);
  }

  /** A dataset that is named by the way. */
  String named(DatasetId id) {
    var key = GraphKeys.dataset(id);
    mutations.node(
        GraphLabel.DATASET,
        key,
        "ns",
        id.namespace(),
        "name",
        id.name(),
        "sortName",
        head(id.name()),
        "leaf",
        leaf(id.name()));
    return key;
  }

  /** The last part of a dotted name or path, as far as it is indexed. */
  static String leaf(String name) {
    int end = name.length();
    while (end > 1 && isSeparator(name.charAt(end - 1))) {
      end--;
    }
    int start = end;
    while (start > 0 && !isSeparator(name.charAt(start - 1))) {
      start--;
    }
    return head(name.substring(start, end));
  }

  private static boolean isSeparator(char character) {
    return character == '.' || character == '/';
  }

  private static String head(String text) {
    return text.length() <= INDEXED_CHARACTERS ? text : text.substring(0, INDEXED_CHARACTERS);
  }

  private String reported(DatasetFacts facts, int schemaRank) {
    var id = facts.dataset();
    var key = named(id);
    mutations.node(
        GraphLabel.DATASET_REPORTED,
        key,
        "reportedNamespace",
        facts.reportedNamespace(),
        "reportedName",
        facts.reportedName());
    if (!facts.columns().isEmpty()) {
      schema(id, key, facts.columns(), schemaRank);
    }
    if (!facts.tags().isEmpty()) {
      mutations.node(GraphLabel.DATASET_TAGS, key, "tags", Json.write(facts.tags()));
    }
    if (facts.lifecycle() != null) {
      mutations.node(GraphLabel.DATASET_LIFECYCLE, key, "lifecycle", facts.lifecycle());
    }
    for (var alias : facts.aliases()) {
      if (!alias.equals(id)) {
        mutations.edge(GraphLabel.ALIAS_OF, named(alias), key);
      }
    }
    return key;
  }

  private void schema(DatasetId id, String key, List<Column> columns, int rank) {
    var schemaKey = GraphKeys.schema(id, columns);
    mutations.node(
        GraphLabel.SCHEMA_VERSION, schemaKey, "datasetKey", key, "columns", Json.write(columns));
    mutations.rankedNode(GraphLabel.DATASET_SCHEMA, rank, key, "schemaKey", schemaKey);
  }
}
