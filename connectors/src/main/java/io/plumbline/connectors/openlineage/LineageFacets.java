package io.plumbline.connectors.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.ColumnEdge;
import java.util.List;

/** Reads the facets that say which column feeds which. */
final class LineageFacets {
  private LineageFacets() {}

  /**
   * The edges of a dataset's facets. An explicit {@code lineage} facet takes precedence over {@code
   * columnLineage}, as its specification says.
   */
  static List<ColumnEdge> edges(String tenant, JsonNode facets) {
    var explicit = facets.path("lineage");
    return explicit.isObject()
        ? explicit(tenant, explicit)
        : columnLineage(tenant, facets.path("columnLineage"));
  }

  /** The edges of a {@code lineage} facet of a dataset, or of one entry of that of a job. */
  static List<ColumnEdge> explicit(String tenant, JsonNode entry) {
    var edges = new ColumnEdges(tenant);
    eachColumn(entry, (output, field) -> edges.intoColumn(output, field.path("inputs"), ""));
    edges.intoDataset(entry.path("inputs"));
    return edges.list();
  }

  private static List<ColumnEdge> columnLineage(String tenant, JsonNode facet) {
    var edges = new ColumnEdges(tenant);
    eachColumn(
        facet,
        (output, field) ->
            edges.intoColumn(
                output, field.path("inputFields"), Fields.keyword(field, "transformationType")));
    edges.intoDataset(facet.path("dataset"));
    return edges.list();
  }

  private static void eachColumn(JsonNode facet, ColumnVisitor visitor) {
    for (var column : facet.path("fields").properties()) {
      if (Fields.isName(column.getKey())) {
        visitor.visit(column.getKey(), column.getValue());
      }
    }
  }

  /** Takes one output column and what is said of it. */
  private interface ColumnVisitor {
    void visit(String output, JsonNode field);
  }
}
