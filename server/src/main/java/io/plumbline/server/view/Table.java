package io.plumbline.server.view;

import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A table of the read model that rows are merged into by key.
 *
 * @param guard when a row that is there is replaced: a condition over {@code t} (what is there) and
 *     parameters; null for always
 */
record Table(String name, List<String> keys, List<String> columns, String guard) {

  static Table of(String name, List<String> keys, List<String> columns) {
    return new Table(name, keys, columns, null);
  }

  /** Standard SQL that H2 and PostgreSQL 15 both take; parameters are named as the columns. */
  String upsert() {
    var source =
        keys.stream()
            .map(key -> "CAST(:" + key + " AS " + type(key) + ") AS " + key)
            .collect(Collectors.joining(", "));
    var match = keys.stream().map(key -> "t." + key + " = s." + key);
    var all = Stream.concat(keys.stream(), columns.stream()).toList();
    var update =
        columns.isEmpty() || "FALSE".equals(guard)
            ? ""
            : " WHEN MATCHED"
                + (guard == null ? "" : " AND " + guard)
                + " THEN UPDATE SET "
                + columns.stream().map(c -> c + " = :" + c).collect(Collectors.joining(", "));
    return "MERGE INTO "
        + name
        + " t USING (SELECT "
        + source
        + ") s ON "
        + match.collect(Collectors.joining(" AND "))
        + update
        + " WHEN NOT MATCHED THEN INSERT ("
        + String.join(", ", all)
        + ") VALUES ("
        + all.stream().map(c -> ":" + c).collect(Collectors.joining(", "))
        + ")";
  }

  private static String type(String key) {
    return key.equals("version") || key.equals("part") ? "INTEGER" : "VARCHAR";
  }
}
