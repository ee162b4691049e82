package io.plumbline.lineage;

import io.plumbline.model.ColumnEdge;
import io.plumbline.model.DatasetFacts;
import io.plumbline.model.DatasetId;

/**
 * What column lineage changes. A column is a node only when it takes part in lineage: the columns
 * of a schema are kept with the schema, or every wide table would cost hundreds of nodes per event.
 */
final class ColumnMapping {
  private final Mutations mutations;
  private final DatasetMapping datasets;

  ColumnMapping(Mutations mutations, DatasetMapping datasets) {
    this.mutations = mutations;
    this.datasets = datasets;
  }

  /**
   * The column edges into an output. An edge that names no input column says nothing of columns.
   *
   * @param jobKey the job that moves the data, or null when none was told
   */
  void edges(DatasetFacts output, String jobKey) {
    for (var edge : output.columnEdges()) {
      if (edge.inputColumn() == null) {
        continue;
      }
      var from = column(edge.input(), edge.inputColumn());
      if (edge.outputColumn() == null) {
        var to = datasets.named(output.dataset());
        mutations.parallelEdge(GraphLabel.SHAPES, from, to, properties(edge, jobKey));
      } else {
        var to = column(output.dataset(), edge.outputColumn());
        mutations.parallelEdge(GraphLabel.FEEDS, from, to, properties(edge, jobKey));
      }
    }
  }

  private String column(DatasetId dataset, String path) {
    var datasetKey = datasets.named(dataset);
    var key = GraphKeys.column(dataset, path);
    mutations.node(GraphLabel.COLUMN, key, "datasetKey", datasetKey, "path", path);
    mutations.edge(GraphLabel.HAS, datasetKey, key);
    return key;
  }

  private static String[] properties(ColumnEdge edge, String jobKey) {
    return new String[] {
      "job", text(jobKey),
      "transformation", text(edge.transformation()),
      "subtype", text(edge.subtype()),
      "masking", Boolean.toString(edge.masking())
    };
  }

  private static String text(String value) {
    return value == null ? "" : value;
  }
}
