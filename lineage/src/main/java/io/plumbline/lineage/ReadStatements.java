package io.plumbline.lineage;

import java.util.ArrayList;
import java.util.List;

/**
 * The Cypher that reads. Every statement is bound to {@code $tenant}: a key alone, though it has
 * the tenant in it, is never enough.
 */
final class ReadStatements {
  private static final String DATASET_COLUMNS =
      """
      OPTIONAL MATCH (s:SchemaVersion {key: d.schemaKey}) WHERE s.tenant = $tenant
      RETURN d.ns AS ns, d.name AS name, d.reportedNamespace AS reportedNamespace,
             d.reportedName AS reportedName, d.firstSeen AS firstSeen, d.lastSeen AS lastSeen,
             s.columns AS columns
      """;

  static final String DATASET =
      """
      MATCH (d:Dataset {key: $key}) WHERE d.tenant = $tenant AND d.name IS NOT NULL
      """
          + DATASET_COLUMNS;

  static final String DATASETS =
      """
      MATCH (d:Dataset) WHERE d.tenant = $tenant AND d.sortName >= ''
      WITH d ORDER BY d.sortName, d.name, d.ns SKIP $offset LIMIT $limit
      """
          + DATASET_COLUMNS
          + "ORDER BY d.sortName, d.name, d.ns";

  static final String DATASETS_BY_KEY =
      """
      UNWIND $keys AS key
      MATCH (d:Dataset {key: key}) WHERE d.tenant = $tenant AND d.name IS NOT NULL
      RETURN d.key AS key, d.ns AS ns, d.name AS name, d.lastSeen AS lastSeen,
             null AS codeVersion
      """;

  static final String JOBS_BY_KEY =
      """
      UNWIND $keys AS key
      MATCH (j:Job {key: key}) WHERE j.tenant = $tenant AND j.name IS NOT NULL
      RETURN j.key AS key, j.ns AS ns, j.name AS name, j.lastSeen AS lastSeen,
             j.codeVersion AS codeVersion
      """;

  /** By the last part of a name, which is indexed; then by as much of the name as was given. */
  static final String DATASETS_BY_NAME =
      """
      MATCH (d:Dataset) WHERE d.tenant = $tenant AND d.leaf = $leaf
        AND (d.name = $text OR d.name ENDS WITH '.' + $text OR d.name ENDS WITH '/' + $text)
      RETURN d.ns AS ns, d.name AS name
      ORDER BY CASE WHEN d.name = $text THEN 0 ELSE 1 END, d.name, d.ns LIMIT $limit
      """;

  static final String COLUMN_EDGES =
      """
      MATCH (d:Dataset {key: $key})-[:HAS]->(c:Column)<-[e:FEEDS]-(s:Column)<-[:HAS]-(o:Dataset)
      WHERE d.tenant = $tenant AND o.tenant = $tenant AND o.name IS NOT NULL
      RETURN DISTINCT o.ns AS ns, o.name AS name, s.path AS fromColumn, c.path AS toColumn,
             e.transformation AS transformation
      ORDER BY toColumn, ns, name, fromColumn, transformation LIMIT $limit
      """;

  static final String SHAPING_COLUMNS =
      """
      MATCH (d:Dataset {key: $key})<-[e:SHAPES]-(s:Column)<-[:HAS]-(o:Dataset)
      WHERE d.tenant = $tenant AND o.tenant = $tenant AND o.name IS NOT NULL
      RETURN DISTINCT o.ns AS ns, o.name AS name, s.path AS fromColumn, null AS toColumn,
             e.transformation AS transformation
      ORDER BY ns, name, fromColumn, transformation LIMIT $limit
      """;

  /**
   * The jobs that read a dataset, under whatever name, with their latest runs and all under way.
   */
  static final String READING_RUNS =
      """
      MATCH (d:Dataset {key: $key})-[:ALIAS_OF*0..2]-(x:Dataset)
      WHERE d.tenant = $tenant AND x.tenant = $tenant
      MATCH (x)-[:READ_BY]->(j:Job) WHERE j.tenant = $tenant AND j.name IS NOT NULL
        AND EXISTS { MATCH (any:Run {jobKey: j.key}) WHERE any.startedAt > '' }
      WITH DISTINCT j ORDER BY j.key LIMIT $jobs
      CALL (j) {
        MATCH (r:Run {jobKey: j.key}) WHERE r.tenant = $tenant AND r.startedAt > ''
        RETURN r ORDER BY r.startedAt DESC LIMIT $runs
        UNION
        MATCH (r:Run {jobKey: j.key})
        WHERE r.tenant = $tenant AND r.startedAt >= $since AND r.state = 'RUNNING'
        RETURN r ORDER BY r.startedAt DESC LIMIT $runs
      }
      RETURN j.ns AS ns, j.name AS name, r.runId AS runId, r.state AS state,
             r.startedAt AS startedAt, r.nominalStart AS nominalStart, r.lastSeen AS lastSeen
      ORDER BY ns, name, startedAt DESC
      """;

  /** Days are compared as text; those that the edge holds no more lie before the first it holds. */
  static final String READERS =
      """
      MATCH (d:Dataset {key: $key})-[:ALIAS_OF*0..2]-(o:Dataset)
      WHERE d.tenant = $tenant AND o.tenant = $tenant
      WITH DISTINCT o
      MATCH (o)-[e:ACCESSED_BY]->(u:User)
      WHERE u.tenant = $tenant AND e.firstSeen <= $to AND e.lastSeen >= $from
      WITH o, u, e, split(e.days, ' ') AS days,
           toString(date(datetime({epochMillis: e.firstSeen}))) AS first
      WHERE any(day IN days WHERE left(day, 10) >= $fromDay AND left(day, 10) <= $toDay)
        OR ($fromDay < left(days[0], 10) AND first < left(days[0], 10))
      RETURN o.ns AS ns, o.name AS name, u.name AS user, e.proven AS proven,
             e.firstSeen AS firstSeen, e.lastSeen AS lastSeen, e.days AS days
      ORDER BY lastSeen DESC, user, ns, name LIMIT $limit
      """;

  static final String NAMES =
      """
      MATCH (d:Dataset {key: $key})-[:ALIAS_OF*0..2]-(o:Dataset)
      WHERE d.tenant = $tenant AND o.tenant = $tenant AND o.name IS NOT NULL
      RETURN DISTINCT o.ns AS ns, o.name AS name ORDER BY name, ns LIMIT $limit
      """;

  static final String TAGGED =
      """
      MATCH (d:Dataset) WHERE d.tenant = $tenant AND d.sortName >= '' AND d.tags IS NOT NULL
      RETURN d.ns AS ns, d.name AS name, d.tags AS tags ORDER BY name, ns LIMIT $limit
      """;

  static final String FED_COLUMNS =
      """
      UNWIND $keys AS key
      MATCH (c:Column {key: key})-[e:FEEDS]->(t:Column)<-[:HAS]-(o:Dataset)
      WHERE c.tenant = $tenant AND o.tenant = $tenant AND o.name IS NOT NULL
        AND coalesce(e.masking, 'false') <> 'true'
      RETURN DISTINCT key AS from, o.ns AS ns, o.name AS name, t.path AS column
      ORDER BY name, ns, column, from LIMIT $limit
      """;

  static final String MADE =
      """
      UNWIND $keys AS key
      MATCH (d:Dataset {key: key}) WHERE d.tenant = $tenant
      CALL (d) {
        MATCH (d)-[:READ_BY]->(:Job)-[:WRITES]->(o:Dataset) RETURN o
        UNION
        MATCH (d)-[:DERIVES]->(o:Dataset) RETURN o
        UNION
        MATCH (d)-[:ALIAS_OF]-(o:Dataset) RETURN o
      }
      WITH key, o WHERE o.tenant = $tenant AND o.name IS NOT NULL AND o.key <> key
      RETURN DISTINCT key AS from, o.ns AS ns, o.name AS name, null AS column
      ORDER BY name, ns, from LIMIT $limit
      """;

  /** What is made from a dataset where no column of it is known to feed or shape the other. */
  static final String MADE_BLINDLY =
      """
      UNWIND $keys AS key
      MATCH (d:Dataset {key: key}) WHERE d.tenant = $tenant
      CALL (d) {
        MATCH (d)-[:READ_BY]->(:Job)-[:WRITES]->(o:Dataset) RETURN o
        UNION
        MATCH (d)-[:DERIVES]->(o:Dataset) RETURN o
        UNION
        MATCH (d)-[:ALIAS_OF]-(o:Dataset) RETURN o
      }
      WITH key, d, o WHERE o.tenant = $tenant AND o.name IS NOT NULL AND o.key <> key
        AND NOT EXISTS { (d)-[:HAS]->(:Column)-[:FEEDS]->(:Column)<-[:HAS]-(o) }
        AND NOT EXISTS { (d)-[:HAS]->(:Column)-[:SHAPES]->(o) }
      RETURN DISTINCT key AS from, o.ns AS ns, o.name AS name, null AS column
      ORDER BY name, ns, from LIMIT $limit
      """;

  private ReadStatements() {}

  /** The unseen neighbours of a frontier. */
  static String step(Step step, Direction direction) {
    return """
        UNWIND $keys AS key
        MATCH %s
        WHERE s.tenant = $tenant AND n.tenant = $tenant AND n.name IS NOT NULL
          AND NOT n.key IN $seen
        WITH DISTINCT n ORDER BY n.key LIMIT $limit
        RETURN n.key AS key, n.ns AS ns, n.name AS name, n.lastSeen AS lastSeen,
               n.codeVersion AS codeVersion
        """
        .formatted(pattern(step, direction));
  }

  /** The edges of one type among known nodes. */
  static String edges(GraphLabel type) {
    return """
        UNWIND $keys AS key
        MATCH (a:%s {key: key})-[e:%s]->(b:%s)
        WHERE a.tenant = $tenant AND b.tenant = $tenant AND b.key IN $keys
        RETURN a.key AS from, b.key AS to, coalesce(e.evidence, 'ALIAS') AS evidence,
               e.lastSeen AS lastSeen
        ORDER BY from, to LIMIT $limit
        """
        .formatted(type.from().text(), type.text(), type.to().text());
  }

  /** Every statement that a reader can send. */
  static List<String> all() {
    var all =
        new ArrayList<>(
            List.of(
                DATASET,
                DATASETS,
                DATASETS_BY_KEY,
                JOBS_BY_KEY,
                DATASETS_BY_NAME,
                COLUMN_EDGES,
                SHAPING_COLUMNS,
                READERS,
                READING_RUNS,
                NAMES,
                TAGGED,
                FED_COLUMNS,
                MADE,
                MADE_BLINDLY));
    for (var step : Step.values()) {
      for (var direction : Direction.values()) {
        all.add(step(step, direction));
      }
    }
    for (var type : Neo4jSteps.WALKED) {
      all.add(edges(type));
    }
    return List.copyOf(all);
  }

  private static String pattern(Step step, Direction direction) {
    return switch (step) {
      case JOBS_OF_DATASETS ->
          switch (direction) {
            case DOWNSTREAM -> "(s:Dataset {key: key})-[:READ_BY]->(n:Job)";
            case UPSTREAM -> "(s:Dataset {key: key})<-[:WRITES]-(n:Job)";
            case BOTH -> "(s:Dataset {key: key})-[:READ_BY|WRITES]-(n:Job)";
          };
      case DATASETS_OF_JOBS ->
          switch (direction) {
            case DOWNSTREAM -> "(s:Job {key: key})-[:WRITES]->(n:Dataset)";
            case UPSTREAM -> "(s:Job {key: key})<-[:READ_BY]-(n:Dataset)";
            case BOTH -> "(s:Job {key: key})-[:READ_BY|WRITES]-(n:Dataset)";
          };
      case DERIVED_DATASETS ->
          switch (direction) {
            case DOWNSTREAM -> "(s:Dataset {key: key})-[:DERIVES]->(n:Dataset)";
            case UPSTREAM -> "(s:Dataset {key: key})<-[:DERIVES]-(n:Dataset)";
            case BOTH -> "(s:Dataset {key: key})-[:DERIVES]-(n:Dataset)";
          };
      case ALIASES -> "(s:Dataset {key: key})-[:ALIAS_OF]-(n:Dataset)";
    };
  }
}
