package io.plumbline.connectors.openlineage;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * Reads the explicit {@code lineage} facet of a job: which dataset it makes from which. Entries
 * about other jobs are left out, for the model has no edges between jobs.
 */
final class JobLineage {
  private JobLineage() {}

  /** Adds the datasets that the facet names, and gives its outputs the edges that it tells. */
  static void apply(String tenant, JsonNode event, DatasetList inputs, DatasetList outputs) {
    var facet = event.path("job").path("facets").path("lineage");
    for (var entry : Fields.items(facet.path("entries"))) {
      var output = isDataset(entry) ? Identity.dataset(tenant, entry) : null;
      if (output != null) {
        outputs.replaceEdges(output, LineageFacets.explicit(tenant, entry));
        addAll(tenant, entry.path("inputs"), inputs);
        for (var column : entry.path("fields").properties()) {
          addAll(tenant, column.getValue().path("inputs"), inputs);
        }
      }
    }
  }

  private static void addAll(String tenant, JsonNode sources, DatasetList inputs) {
    for (var source : Fields.items(sources)) {
      var input = isDataset(source) ? Identity.dataset(tenant, source) : null;
      if (input != null) {
        inputs.add(input);
      }
    }
  }

  private static boolean isDataset(JsonNode entity) {
    return Fields.keyword(entity, "type").equals("DATASET");
  }
}
