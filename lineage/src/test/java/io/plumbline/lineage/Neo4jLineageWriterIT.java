package io.plumbline.lineage;

import static io.plumbline.lineage.Events.LOAD;
import static io.plumbline.lineage.Events.MART;
import static io.plumbline.lineage.Events.NOON;
import static io.plumbline.lineage.Events.ORDERS;
import static io.plumbline.lineage.Events.PUBLISH;
import static io.plumbline.lineage.Events.REPORT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.ColumnEdge;
import io.plumbline.model.DatasetFacts;
import io.plumbline.model.DatasetUpdate;
import io.plumbline.model.JobUpdate;
import io.plumbline.model.RunEventType;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.neo4j.driver.Driver;

class Neo4jLineageWriterIT {
  private final Driver driver = Store.emptied();
  private Neo4jLineageWriter writer;

  @BeforeEach
  void open() {
    writer = Neo4jLineageWriter.open(Store.connection());
  }

  @AfterEach
  void close() {
    writer.close();
    driver.close();
  }

  @Test
  void anyOrderAndAnyRepetitionGiveTheSameGraph() {
    var history = history();
    history.forEach(writer::write);
    var expected = GraphDump.of(driver);
    assertThat(expected).hasSizeGreaterThan(50);

    for (long seed = 1; seed <= 3; seed++) {
      GraphDump.clear(driver);
      var shuffled = new ArrayList<GraphMutation>();
      for (int copy = 0; copy < 3; copy++) {
        history.forEach(shuffled::addAll);
      }
      var random = new Random(seed);
      Collections.shuffle(shuffled, random);
      int start = 0;
      while (start < shuffled.size()) {
        int end = Math.min(shuffled.size(), start + 1 + random.nextInt(60));
        writer.write(shuffled.subList(start, end));
        start = end;
      }
      assertThat(GraphDump.of(driver)).isEqualTo(expected);
    }
  }

  @Test
  void writersThatMeetGiveTheSameGraph() throws Exception {
    var history = history();
    history.forEach(writer::write);
    var expected = GraphDump.of(driver);
    GraphDump.clear(driver);

    var threads = Executors.newFixedThreadPool(4);
    try {
      var work = new ArrayList<Callable<Void>>();
      for (int i = 0; i < 4; i++) {
        var order = new ArrayList<>(history);
        Collections.shuffle(order, new Random(i));
        work.add(
            () -> {
              order.forEach(writer::write);
              return null;
            });
      }
      for (var done : threads.invokeAll(work, 60, TimeUnit.SECONDS)) {
        done.get();
      }
    } finally {
      threads.shutdownNow();
    }
    assertThat(GraphDump.of(driver)).isEqualTo(expected);
  }

  @Test
  void everyNodeHasATenantAndTheKeyIsUnique() {
    history().forEach(writer::write);

    assertThat(count("MATCH (n) WHERE n.tenant <> 'acme' OR n.tenant IS NULL RETURN count(n)"))
        .isZero();
    assertThat(count("MATCH (n:Dataset) RETURN count(n) - count(DISTINCT n.key)")).isZero();
    assertThatThrownBy(
            () ->
                driver
                    .executableQuery("CREATE (:Dataset {key: $key})")
                    .withParameters(Map.of("key", GraphKeys.dataset(MART)))
                    .execute())
        .hasMessageContaining("already exists");
  }

  @Test
  void edgeWrittenBeforeItsNodesIsCompletedByThem() {
    var mutations = LineageMapping.of(Events.completed(LOAD, NOON, List.of(ORDERS), List.of(MART)));
    writer.write(mutations);
    var expected = GraphDump.of(driver);
    GraphDump.clear(driver);

    writer.write(mutations.stream().filter(GraphMutation::edge).toList());
    writer.write(mutations.stream().filter(mutation -> !mutation.edge()).toList());

    assertThat(GraphDump.of(driver)).isEqualTo(expected);
  }

  @Test
  void stateOfARunFollowsItsEventsAndNotTheirArrival() {
    writer.write(event(RunEventType.COMPLETE, NOON + 20));
    writer.write(event(RunEventType.START, NOON));
    writer.write(event(RunEventType.OTHER, NOON + 30));

    var run = driver.executableQuery("MATCH (r:Run) RETURN r").execute().records().get(0).get(0);
    assertThat(run.get("state").asString()).isEqualTo("COMPLETE");
    assertThat(run.get("startedAt").asString()).isEqualTo("2025-11-24T16:00:00.000Z");
    assertThat(run.get("endedAt").asString()).isEqualTo("2025-11-24T16:00:00.020Z");
  }

  @Test
  void hostileNamesAreData() {
    var evil = Events.dataset("x'}) DETACH DELETE n //`" + "y".repeat(20_000) + "\u0000\uD800");
    writer.write(LineageMapping.of(Events.completed(LOAD, NOON, List.of(evil), List.of(MART))));

    assertThat(count("MATCH (d:Dataset)-[:READ_BY]->(:Job) RETURN count(d)")).isEqualTo(1);
  }

  @Test
  void storeThatCannotBeReachedIsAnErrorAndNotAHang() {
    var nowhere = new LineageConnection("bolt://127.0.0.1:1", "neo4j", "any-password");

    assertThatThrownBy(() -> Neo4jLineageWriter.open(nowhere))
        .isInstanceOf(RuntimeException.class)
        .hasMessageContaining("127.0.0.1");
  }

  private long count(String query) {
    return driver.executableQuery(query).execute().records().get(0).get(0).asLong();
  }

  private static List<GraphMutation> event(RunEventType type, long atMillis) {
    return LineageMapping.of(Events.run(LOAD, "r", type, atMillis, List.of(), List.of()));
  }

  /** Each kind of event, with schemas, states, aliases and code that change on the way. */
  private static List<List<GraphMutation>> history() {
    var edge = new ColumnEdge(ORDERS, "amount", "revenue", "DIRECT", "AGGREGATION", false);
    var filter = new ColumnEdge(ORDERS, "status", null, "INDIRECT", "FILTER", false);
    var history = new ArrayList<List<GraphMutation>>();
    history.add(
        LineageMapping.of(
            new JobUpdate(
                PUBLISH,
                NOON - 5,
                "declared",
                "v0",
                List.of(DatasetFacts.of(MART)),
                List.of(DatasetFacts.of(REPORT)))));
    history.add(
        LineageMapping.of(
            new DatasetUpdate(
                Events.withAliases(REPORT, Events.dataset("s3.report")), NOON - 4, "described")));
    history.add(
        LineageMapping.of(
            new DatasetUpdate(Events.withColumns(ORDERS, "amount", "int"), NOON, "schema")));
    for (int day = 0; day < 3; day++) {
      long at = NOON + day * 86_400_000L;
      var run = "run" + day;
      var version = day < 2 ? "abc" : "def";
      var in = List.of(Events.withVersion(ORDERS, "snapshot" + day));
      var out = List.of(Events.withEdges(MART, edge, filter));
      var type = day == 1 ? RunEventType.FAIL : RunEventType.COMPLETE;
      history.add(
          LineageMapping.of(Events.run(LOAD, run, RunEventType.START, at, version, in, List.of())));
      history.add(LineageMapping.of(Events.run(LOAD, run, type, at + 60, version, List.of(), out)));
      history.add(
          LineageMapping.of(
              new DatasetUpdate(
                  Events.withColumns(MART, "revenue", "decimal(" + (10 + day) + ",2)"),
                  at + 70,
                  "mart" + day)));
    }
    history.add(
        LineageMapping.of(Events.completed(PUBLISH, NOON + 7, List.of(MART), List.of(REPORT))));
    return history;
  }
}
