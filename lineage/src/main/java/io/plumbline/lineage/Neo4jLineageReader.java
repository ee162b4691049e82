package io.plumbline.lineage;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import io.plumbline.model.Column;
import io.plumbline.model.DatasetId;
import io.plumbline.model.DatasetReader;
import io.plumbline.model.DatasetTags;
import io.plumbline.model.Json;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.neo4j.driver.AccessMode;
import org.neo4j.driver.Driver;
import org.neo4j.driver.Record;
import org.neo4j.driver.SessionConfig;
import org.neo4j.driver.TransactionCallback;
import org.neo4j.driver.Value;

/** Answers from Neo4j. Each answer is one read transaction with a time limit. */
public final class Neo4jLineageReader implements LineageReader {
  private static final SessionConfig READ =
      SessionConfig.builder().withDefaultAccessMode(AccessMode.READ).build();
  private static final TypeReference<List<Column>> COLUMNS = new TypeReference<>() {};
  private static final int MOST_DEPTH = 1_000;
  private static final int MOST_COLUMN_EDGES = 10_000;
  private static final int RUNS_OF_A_JOB = 20;
  private static final int MOST_NAMES = 1_000;

  /** The last millisecond of the year 9999: later days do not compare as text. */
  private static final long MOST_MILLIS = 253_402_300_799_999L;

  private final Driver driver;

  private Neo4jLineageReader(Driver driver) {
    this.driver = driver;
  }

  /** Opens a reader; the store may still be starting, for nothing is asked yet. */
  public static Neo4jLineageReader open(LineageConnection connection) {
    return new Neo4jLineageReader(connection.forReading());
  }

  @Override
  public Optional<DatasetDetails> dataset(DatasetId id) {
    var details =
        rows(ReadStatements.DATASET, Map.of("tenant", id.tenant(), "key", GraphKeys.dataset(id)));
    return details.stream().findFirst().map(row -> details(id.tenant(), row));
  }

  @Override
  public List<DatasetId> resolve(String tenant, String text, int limit) {
    var ids = new LinkedHashSet<DatasetId>();
    var candidates = Names.datasets(tenant, text);
    var keys = candidates.stream().map(GraphKeys::dataset).toList();
    var known = new LinkedHashSet<DatasetId>();
    rows(ReadStatements.DATASETS_BY_KEY, Map.of("tenant", tenant, "keys", keys))
        .forEach(row -> known.add(id(tenant, row)));
    candidates.stream().filter(known::contains).forEach(ids::add);
    rows(
            ReadStatements.DATASETS_BY_NAME,
            Map.of(
                "tenant", tenant, "text", text, "leaf", DatasetMapping.leaf(text), "limit", limit))
        .forEach(row -> ids.add(id(tenant, row)));
    return ids.stream().limit(limit).toList();
  }

  @Override
  public List<DatasetDetails> datasets(String tenant, int offset, int limit) {
    return rows(ReadStatements.DATASETS, Map.of("tenant", tenant, "offset", offset, "limit", limit))
        .stream()
        .map(row -> details(tenant, row))
        .toList();
  }

  @Override
  public Optional<LineageGraph> walk(
      DatasetId start, Direction direction, int depth, int maxNodes) {
    return read(
        transaction -> {
          var graph = new Neo4jSteps(transaction, start.tenant());
          return graph
              .first(NodeKind.DATASET, List.of(GraphKeys.dataset(start)))
              .map(node -> cone(graph, node, direction, 2 * bounded(depth), maxNodes))
              .map(found -> answer(graph, found));
        });
  }

  @Override
  public Optional<LineageGraph> neighbourhood(
      String tenant, String nodeId, int depth, int maxNodes) {
    var id = Names.nodeId(tenant, nodeId);
    // Marquez counts hops between jobs from the jobs next to the start, and adds their datasets.
    int levels = 2 * bounded(depth) + (id.kind() == NodeKind.JOB ? 1 : 2);
    return read(
        transaction -> {
          var graph = new Neo4jSteps(transaction, tenant);
          return graph
              .first(id.kind(), id.keys())
              .map(node -> LevelWalk.from(graph, node, Direction.BOTH, levels, maxNodes))
              .map(found -> answer(graph, found));
        });
  }

  @Override
  public List<ColumnLineage> columnLineage(DatasetId dataset) {
    Map<String, Object> parameters =
        Map.of(
            "tenant",
            dataset.tenant(),
            "key",
            GraphKeys.dataset(dataset),
            "limit",
            MOST_COLUMN_EDGES);
    var edges = new ArrayList<ColumnLineage>();
    for (var statement : List.of(ReadStatements.COLUMN_EDGES, ReadStatements.SHAPING_COLUMNS)) {
      for (var row : rows(statement, parameters)) {
        edges.add(
            new ColumnLineage(
                id(dataset.tenant(), row),
                row.get("fromColumn").asString(),
                dataset,
                row.get("toColumn").asString(null),
                row.get("transformation").asString("")));
      }
    }
    return List.copyOf(edges);
  }

  @Override
  public List<DatasetId> names(DatasetId dataset) {
    Map<String, Object> parameters =
        Map.of("tenant", dataset.tenant(), "key", GraphKeys.dataset(dataset), "limit", MOST_NAMES);
    return rows(ReadStatements.NAMES, parameters).stream()
        .map(row -> id(dataset.tenant(), row))
        .toList();
  }

  @Override
  public List<JobRun> readingRuns(DatasetId dataset, Instant since, int jobs) {
    return rows(
            ReadStatements.READING_RUNS,
            Map.of(
                "tenant",
                dataset.tenant(),
                "key",
                GraphKeys.dataset(dataset),
                "since",
                since.toString(),
                "jobs",
                jobs,
                "runs",
                RUNS_OF_A_JOB))
        .stream()
        .map(Neo4jLineageReader::run)
        .toList();
  }

  private static JobRun run(Record row) {
    var nominal = row.get("nominalStart");
    return new JobRun(
        row.get("ns").asString(),
        row.get("name").asString(),
        row.get("runId").asString(""),
        row.get("state").asString(""),
        Instant.parse(row.get("startedAt").asString()),
        nominal.isNull() ? null : Instant.parse(nominal.asString()),
        Instant.ofEpochMilli(row.get("lastSeen").asLong(0)));
  }

  @Override
  public List<DatasetReader> readers(DatasetId dataset, long fromMillis, long toMillis, int limit) {
    long from = Math.max(0, Math.min(fromMillis, MOST_MILLIS));
    long to = Math.max(0, Math.min(toMillis, MOST_MILLIS));
    Map<String, Object> parameters =
        Map.of(
            "tenant",
            dataset.tenant(),
            "key",
            GraphKeys.dataset(dataset),
            "from",
            from,
            "to",
            to,
            "fromDay",
            ReadDays.dayOf(from),
            "toDay",
            ReadDays.dayOf(to),
            "limit",
            limit);
    return rows(ReadStatements.READERS, parameters).stream()
        .map(row -> datasetReader(dataset, row))
        .toList();
  }

  @Override
  public Collection<DatasetTags> tags(String tenant) {
    return read(
        transaction -> {
          var tags = new Neo4jTags(transaction, tenant);
          return new TagWalk(tags).from(tags.told());
        });
  }

  @Override
  public void close() {
    driver.closeAsync().toCompletableFuture().orTimeout(10, TimeUnit.SECONDS).join();
  }

  /** Both ways is what feeds the start and what it feeds, not its siblings. */
  private static LevelWalk.Found cone(
      Neo4jSteps graph, Node start, Direction direction, int levels, int maxNodes) {
    if (direction != Direction.BOTH) {
      return LevelWalk.from(graph, start, direction, levels, maxNodes);
    }
    return GraphAssembly.union(
        LevelWalk.from(graph, start, Direction.UPSTREAM, levels, maxNodes),
        LevelWalk.from(graph, start, Direction.DOWNSTREAM, levels, maxNodes),
        maxNodes);
  }

  private static LineageGraph answer(Neo4jSteps graph, LevelWalk.Found found) {
    int edgeLimit = found.nodes().size() * GraphAssembly.EDGES_PER_NODE;
    var edges = graph.edgesAmong(found.nodes().keySet(), edgeLimit + 1);
    return GraphAssembly.graph(found, edges, edgeLimit);
  }

  private static int bounded(int depth) {
    return Math.max(0, Math.min(depth, MOST_DEPTH));
  }

  private List<Record> rows(String statement, Map<String, Object> parameters) {
    return read(transaction -> transaction.run(statement, parameters).list());
  }

  private <T> T read(TransactionCallback<T> work) {
    try (var session = driver.session(READ)) {
      return session.executeRead(work, LineageConnection.transaction());
    }
  }

  private static DatasetId id(String tenant, Record row) {
    return new DatasetId(tenant, row.get("ns").asString(), row.get("name").asString());
  }

  /** A dataset that only access logs told of has no name in the graph; then it is as asked. */
  private static DatasetReader datasetReader(DatasetId asked, Record row) {
    return new DatasetReader(
        new DatasetId(
            asked.tenant(),
            row.get("ns").asString(asked.namespace()),
            row.get("name").asString(asked.name())),
        row.get("user").asString(),
        Boolean.parseBoolean(row.get("proven").asString()),
        row.get("firstSeen").asLong(),
        row.get("lastSeen").asLong(),
        ReadDays.of(row.get("days").asString()));
  }

  private static DatasetDetails details(String tenant, Record row) {
    var id = id(tenant, row);
    return new DatasetDetails(
        id,
        row.get("reportedNamespace").asString(id.namespace()),
        row.get("reportedName").asString(id.name()),
        row.get("firstSeen").asLong(0),
        row.get("lastSeen").asLong(0),
        columns(row.get("columns")));
  }

  private static List<Column> columns(Value json) {
    if (json.isNull()) {
      return List.of();
    }
    try {
      return Json.mapper().readValue(json.asString(), COLUMNS);
    } catch (JsonProcessingException e) {
      throw new UncheckedIOException("Cannot read the schema of a dataset", e);
    }
  }
}
