package io.plumbline.connectors.access.trino;

import static io.plumbline.connectors.access.text.JsonRecord.text;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;

/** Names of tables and columns in Trino's events. */
final class TrinoNames {
  private static final int PARTS = 3;

  private TrinoNames() {}

  /** {@code catalog.schema.table} of a table that is read or written. */
  static String of(JsonNode table) {
    var catalog = text(table, "catalog");
    return (catalog == null ? text(table, "catalogName") : catalog)
        + "."
        + text(table, "schema")
        + "."
        + text(table, "table");
  }

  /** Columns, sorted: their order says nothing, and differs from run to run. */
  static List<String> columns(JsonNode table) {
    var columns = new ArrayList<String>();
    for (var column : table.path("columns")) {
      var name = column.isTextual() ? column.textValue() : text(column, "column");
      name = name == null ? text(column, "columnName") : name;
      if (name != null) {
        columns.add(name);
      }
    }
    columns.sort(null);
    return columns;
  }

  /** A name in a statement with the catalog and schema of the session; null if it has too few. */
  static String qualify(List<String> parts, String catalog, String schema) {
    if (parts.isEmpty() || parts.size() > PARTS) {
      return null;
    }
    var prefix = parts.size() == 1 ? List.of(catalog + "", schema + "") : List.of(catalog + "");
    boolean known =
        parts.size() == PARTS || (catalog != null && (parts.size() == 2 || schema != null));
    if (!known) {
      return null;
    }
    var name = new ArrayList<String>(PARTS);
    if (parts.size() < PARTS) {
      name.addAll(prefix);
    }
    name.addAll(parts);
    return String.join(".", name);
  }
}
