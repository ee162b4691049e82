package io.plumbline.connectors.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.ColumnEdge;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Collects the column edges into one dataset, each once, in the producer's order. */
final class ColumnEdges {
  private static final String DIRECT = "DIRECT";
  private static final String INDIRECT = "INDIRECT";

  private final String tenant;
  private final Set<ColumnEdge> edges = new LinkedHashSet<>();

  ColumnEdges(String tenant) {
    this.tenant = tenant;
  }

  /** The first {@link Limits#COLUMN_EDGES} edges that were added. */
  List<ColumnEdge> list() {
    return new ArrayList<>(edges);
  }

  /** Input columns that one output column is made of. */
  void intoColumn(String output, JsonNode inputs, String legacyType) {
    for (var input : Fields.items(inputs)) {
      var transformations = input.path("transformations");
      if (transformations.isArray() && !transformations.isEmpty()) {
        for (var transformation : transformations) {
          add(
              input,
              output,
              type(transformation),
              Fields.keyword(transformation, "subtype"),
              transformation.path("masking").asBoolean(false));
        }
      } else {
        add(input, output, DIRECT, legacyType, legacyType.equals("MASKED"));
      }
    }
  }

  /** Input columns that shape every row of the output: filters, joins, group keys. */
  void intoDataset(JsonNode inputs) {
    for (var input : Fields.items(inputs)) {
      var transformations = input.path("transformations");
      if (transformations.isArray() && !transformations.isEmpty()) {
        for (var transformation : transformations) {
          add(
              input,
              null,
              INDIRECT,
              Fields.keyword(transformation, "subtype"),
              transformation.path("masking").asBoolean(false));
        }
      } else {
        add(input, null, INDIRECT, "", false);
      }
    }
  }

  private void add(
      JsonNode input, String output, String transformation, String subtype, boolean masking) {
    var dataset = Identity.dataset(tenant, input);
    var column = Fields.name(input, "field");
    if (dataset != null && column != null && edges.size() < Limits.COLUMN_EDGES) {
      edges.add(new ColumnEdge(dataset, column, output, transformation, subtype, masking));
    }
  }

  private static String type(JsonNode transformation) {
    return INDIRECT.equals(Fields.keyword(transformation, "type")) ? INDIRECT : DIRECT;
  }
}
