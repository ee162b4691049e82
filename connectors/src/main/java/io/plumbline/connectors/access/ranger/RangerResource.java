package io.plumbline.connectors.access.ranger;

import io.plumbline.connectors.access.text.DatasetPath;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * What a Ranger event is about. Its text has the parts of the name between slashes, and several
 * columns between commas: {@code sales/orders/id,amount}.
 *
 * @param text null if the event names nothing, as those of KMS
 * @param dataset the name that lineage has for it; null if it is none, or of a service for which
 *     OpenLineage has no names, such as HBase
 */
record RangerResource(String text, String dataset, List<String> columns) {
  private static final Set<String> TABLES = Set.of("table", "view", "column", "partition");

  static RangerResource of(String service, String text, String type) {
    if (text == null || text.isEmpty() || service == null) {
      return new RangerResource(text, null, List.of());
    }
    return switch (service) {
      case "hdfs" -> new RangerResource(text, DatasetPath.of(text), List.of());
      case "kafka" -> new RangerResource(text, "topic".equals(type) ? text : null, List.of());
      case "hive", "kudu" -> table(text, type, 2);
      case "trino", "presto" -> table(text, type, 3);
      default -> new RangerResource(text, null, List.of());
    };
  }

  private static RangerResource table(String text, String type, int parts) {
    var path = text.split("/", parts + 1);
    // Hive puts @ before its types.
    if (path.length < parts || type == null || !TABLES.contains(type.replace("@", ""))) {
      return new RangerResource(text, null, List.of());
    }
    var columns =
        path.length > parts ? Arrays.asList(path[parts].split(",", -1)) : List.<String>of();
    return new RangerResource(
        text, String.join(".", Arrays.asList(path).subList(0, parts)), columns);
  }
}
