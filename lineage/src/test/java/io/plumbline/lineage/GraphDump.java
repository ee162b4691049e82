package io.plumbline.lineage;

import java.util.List;
import java.util.TreeMap;
import org.neo4j.driver.Driver;

/** Everything that is in a database, as sorted text. */
final class GraphDump {
  private GraphDump() {}

  static List<String> of(Driver driver) {
    return driver
        .executableQuery(
            """
            MATCH (n) RETURN 'node ' + labels(n)[0] AS what, properties(n) AS properties
            UNION ALL
            MATCH (a)-[e]->(b)
            RETURN 'edge ' + a.key + ' ' + type(e) + ' ' + b.key AS what,
                   properties(e) AS properties
            """)
        .execute()
        .records()
        .stream()
        .map(row -> row.get("what").asString() + " " + new TreeMap<>(row.get("properties").asMap()))
        .sorted()
        .toList();
  }

  static void clear(Driver driver) {
    driver.executableQuery("MATCH (n) DETACH DELETE n").execute();
  }
}
