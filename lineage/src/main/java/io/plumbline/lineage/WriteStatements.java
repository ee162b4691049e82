package io.plumbline.lineage;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * The Cypher that writes. Labels, types and names of sequences come from {@link GraphLabel} alone;
 * all else is a parameter. Rows carry keys that are hashes with the tenant in them, and the tenant.
 */
final class WriteStatements {
  private WriteStatements() {}

  /** Merges nodes: one row per key, so that the order of rows cannot matter. */
  static String nodes(GraphLabel label) {
    return """
        UNWIND $rows AS r
        MERGE (n:%1$s {key: r.key})
        ON CREATE SET n.tenant = r.tenant
        SET n.firstSeen = CASE WHEN n.firstSeen <= r.first THEN n.firstSeen ELSE r.first END,
            n.lastSeen = CASE WHEN n.lastSeen >= r.last THEN n.lastSeen ELSE r.last END
        WITH n, r WHERE coalesce(n.%2$s, '') < r.sequence
        SET n += r.properties, n.%2$s = r.sequence
        """
        .formatted(label.text(), label.sequence());
  }

  /** Merges edges, and bare ends for those whose own mutation has not come yet. */
  static String edges(GraphLabel type) {
    return """
        UNWIND $rows AS r
        MERGE (a:%1$s {key: r.from}) ON CREATE SET a.tenant = r.tenant
        MERGE (b:%2$s {key: r.to}) ON CREATE SET b.tenant = r.tenant
        MERGE (a)-[e:%3$s {key: r.key}]->(b)
        SET e.firstSeen = CASE WHEN e.firstSeen <= r.first THEN e.firstSeen ELSE r.first END,
            e.lastSeen = CASE WHEN e.lastSeen >= r.last THEN e.lastSeen ELSE r.last END
        WITH e, r WHERE coalesce(e.%4$s, '') < r.sequence
        SET e += r.properties, e.%4$s = r.sequence
        """
        .formatted(type.from().text(), type.to().text(), type.text(), type.sequence());
  }

  /** The statement of a label, be it of nodes or of edges. */
  static String of(GraphLabel label) {
    return label.isEdge() ? edges(label) : nodes(label);
  }

  /** Constraints first, for MERGE is safe under concurrency only with them; then the indexes. */
  static List<String> schema() {
    var statements = new ArrayList<String>();
    for (var text : texts(false)) {
      statements.add(
          "CREATE CONSTRAINT %s_key IF NOT EXISTS FOR (n:%s) REQUIRE n.key IS UNIQUE"
              .formatted(text.toLowerCase(Locale.ROOT), text));
    }
    for (var text : texts(true)) {
      statements.add(
          "CREATE CONSTRAINT %s_key IF NOT EXISTS FOR ()-[e:%s]-() REQUIRE e.key IS UNIQUE"
              .formatted(text.toLowerCase(Locale.ROOT), text));
    }
    statements.add(index("dataset_listing", "Dataset", "n.tenant, n.sortName"));
    statements.add(index("dataset_leaf", "Dataset", "n.tenant, n.leaf"));
    statements.add(index("run_of_job", "Run", "n.jobKey, n.startedAt"));
    statements.add(index("run_id", "Run", "n.tenant, n.runId"));
    statements.add(index("schema_of_dataset", "SchemaVersion", "n.datasetKey"));
    return List.copyOf(statements);
  }

  private static String index(String name, String label, String properties) {
    return "CREATE INDEX %s IF NOT EXISTS FOR (n:%s) ON (%s)".formatted(name, label, properties);
  }

  private static LinkedHashSet<String> texts(boolean edges) {
    var texts = new LinkedHashSet<String>();
    Arrays.stream(GraphLabel.values())
        .filter(label -> label.isEdge() == edges)
        .forEach(label -> texts.add(label.text()));
    return texts;
  }
}
