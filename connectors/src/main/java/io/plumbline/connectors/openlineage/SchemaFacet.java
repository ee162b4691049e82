package io.plumbline.connectors.openlineage;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.Column;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Reads the {@code schema} facet. */
final class SchemaFacet {
  // How OpenLineage names the one child of an array.
  private static final String ELEMENT = "_element";

  private SchemaFacet() {}

  /**
   * The columns in the producer's order, a parent before its children; empty if there are none or
   * more than {@link Limits#COLUMNS}: half a schema would look like dropped columns.
   */
  static List<Column> columns(JsonNode facet) {
    var columns = new LinkedHashMap<String, Column>();
    collect(facet.path("fields"), "", false, columns);
    return columns.size() > Limits.COLUMNS ? List.of() : new ArrayList<>(columns.values());
  }

  private static void collect(
      JsonNode fields, String parent, boolean inArray, Map<String, Column> columns) {
    for (var field : Fields.items(fields)) {
      var name = Fields.name(field, "name");
      if (name == null || columns.size() > Limits.COLUMNS) {
        continue;
      }
      var path = path(parent, inArray, name);
      if (path.length() > Limits.NAME_CHARACTERS) {
        continue;
      }
      var column = new Column(path, Fields.text(field, "type"));
      if (columns.putIfAbsent(path, column) == null) {
        boolean array = column.type().toLowerCase(Locale.ROOT).startsWith("array");
        collect(field.path("fields"), path, array, columns);
      }
    }
  }

  private static String path(String parent, boolean inArray, String name) {
    if (inArray && name.equals(ELEMENT)) {
      return parent + "[]";
    }
    return parent.isEmpty() ? name : parent + "." + name;
  }
}
