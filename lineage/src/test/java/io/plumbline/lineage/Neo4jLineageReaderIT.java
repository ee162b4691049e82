package io.plumbline.lineage;

import static io.plumbline.lineage.Events.LOAD;
import static io.plumbline.lineage.Events.MART;
import static io.plumbline.lineage.Events.NOON;
import static io.plumbline.lineage.Events.ORDERS;
import static io.plumbline.lineage.Events.PUBLISH;
import static io.plumbline.lineage.Events.REPORT;
import static io.plumbline.lineage.Events.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.model.Column;
import io.plumbline.model.ColumnEdge;
import io.plumbline.model.DatasetId;
import io.plumbline.model.DatasetUpdate;
import io.plumbline.model.JobId;
import io.plumbline.model.RunEventType;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class Neo4jLineageReaderIT {
  private Neo4jLineageWriter writer;
  private Neo4jLineageReader reader;

  @BeforeEach
  void open() {
    Store.emptied().close();
    writer = Neo4jLineageWriter.open(Store.connection());
    reader = Neo4jLineageReader.open(Store.connection());
    writer.write(LineageMapping.of(Events.completed(LOAD, NOON, List.of(ORDERS), List.of(MART))));
    writer.write(
        LineageMapping.of(Events.completed(PUBLISH, NOON + 5, List.of(MART), List.of(REPORT))));
  }

  @AfterEach
  void close() {
    reader.close();
    writer.close();
  }

  @Test
  void downstreamIsWalkedHopByHop() {
    var one = reader.walk(ORDERS, Direction.DOWNSTREAM, 1, 100).orElseThrow();
    assertThat(one.nodes())
        .extracting(Node::name, Node::depth)
        .containsExactly(tuple(ORDERS.name(), 0), tuple(LOAD.name(), 1), tuple(MART.name(), 2));
    assertThat(one.edges())
        .extracting(Edge::from, Edge::to)
        .containsExactlyInAnyOrder(
            tuple(GraphKeys.dataset(ORDERS), GraphKeys.job(LOAD)),
            tuple(GraphKeys.job(LOAD), GraphKeys.dataset(MART)));
    assertThat(one.truncatedBy()).isEqualTo("depth");
    assertThat(one.asOfMillis()).isEqualTo(NOON + 5);

    var two = reader.walk(ORDERS, Direction.DOWNSTREAM, 2, 100).orElseThrow();
    assertThat(two.nodes()).extracting(Node::name).endsWith(PUBLISH.name(), REPORT.name());
    assertThat(two.truncatedBy()).isNull();
  }

  @Test
  void bothWaysIsWhatFeedsTheStartAndWhatItFeeds() {
    writer.write(
        LineageMapping.of(
            Events.completed(
                Events.job("audit"), NOON, List.of(ORDERS), List.of(Events.dataset("audit")))));

    var around = reader.walk(MART, Direction.BOTH, 5, 100).orElseThrow();

    assertThat(around.nodes())
        .extracting(Node::name)
        .containsExactlyInAnyOrder(
            MART.name(), LOAD.name(), PUBLISH.name(), ORDERS.name(), REPORT.name());
  }

  @Test
  void limitOfNodesIsTold() {
    var outputs = IntStream.range(0, 30).mapToObj(i -> Events.dataset("wide" + i)).toList();
    writer.write(LineageMapping.of(Events.completed(LOAD, NOON, List.of(ORDERS), outputs)));

    var cut = reader.walk(ORDERS, Direction.DOWNSTREAM, 9, 10).orElseThrow();

    assertThat(cut.nodes()).hasSize(10);
    assertThat(cut.truncatedBy()).isEqualTo("nodes");
  }

  @Test
  void cycleEnds() {
    writer.write(
        LineageMapping.of(
            Events.completed(Events.job("back"), NOON, List.of(REPORT), List.of(ORDERS))));

    var round = reader.walk(ORDERS, Direction.DOWNSTREAM, 500, 100).orElseThrow();

    assertThat(round.nodes()).hasSize(6);
    assertThat(round.edges()).hasSize(6);
    assertThat(round.truncatedBy()).isNull();
  }

  @Test
  void walkFollowsTheOtherNamesOfADataset() {
    var location = new DatasetId(TENANT, "s3://lake", "mart/report");
    var dashboard = Events.dataset("dashboard");
    writer.write(
        LineageMapping.of(
            new DatasetUpdate(Events.withAliases(REPORT, location), NOON, "symlink")));
    writer.write(
        LineageMapping.of(
            Events.completed(Events.job("draw"), NOON, List.of(location), List.of(dashboard))));

    assertThat(reader.walk(MART, Direction.DOWNSTREAM, 9, 100).orElseThrow().nodes())
        .extracting(Node::name)
        .contains(location.name(), dashboard.name());
    assertThat(reader.walk(dashboard, Direction.UPSTREAM, 9, 100).orElseThrow().nodes())
        .extracting(Node::name)
        .contains(ORDERS.name());
  }

  @Test
  void neighbourhoodIsBlindToDirectionAndCountsJobHops() {
    var none = neighbours("job:airflow:" + LOAD.name(), 0);
    assertThat(none).containsExactlyInAnyOrder(LOAD.name(), ORDERS.name(), MART.name());

    var one = neighbours("job:airflow:" + LOAD.name(), 1);
    assertThat(one).contains(PUBLISH.name(), REPORT.name()).hasSize(5);

    var ofDataset = neighbours("dataset:postgres://db:5432:" + REPORT.name(), 0);
    assertThat(ofDataset).containsExactlyInAnyOrder(REPORT.name(), PUBLISH.name(), MART.name());
    assertThat(reader.neighbourhood(TENANT, "dataset:postgres://db:5432:none", 1, 9)).isEmpty();
    assertThat(reader.neighbourhood(TENANT, "nonsense", 1, 9)).isEmpty();
  }

  @Test
  void datasetTellsItsLatestSchemaAndItsReportedName() {
    writer.write(schema(NOON + 10, "id", "bigint", "revenue", "decimal(10,2)"));
    writer.write(schema(NOON + 5, "id", "int"));

    assertThat(reader.dataset(MART)).isPresent();
    var details = reader.dataset(MART).orElseThrow();
    assertThat(details.columns())
        .containsExactly(new Column("id", "bigint"), new Column("revenue", "decimal(10,2)"));
    assertThat(details.reportedName()).isEqualTo("SHOP.MART.REVENUE");
    assertThat(details.firstSeenMillis()).isEqualTo(NOON);
    assertThat(details.lastSeenMillis()).isEqualTo(NOON + 10);
    assertThat(reader.dataset(Events.dataset("unknown"))).isEmpty();
  }

  @Test
  void datasetsAreListedByNamePageByPage() {
    assertThat(reader.datasets(TENANT, 0, 2))
        .extracting(details -> details.id().name())
        .containsExactly(REPORT.name(), MART.name());
    assertThat(reader.datasets(TENANT, 2, 2))
        .extracting(details -> details.id().name())
        .containsExactly(ORDERS.name());
  }

  @Test
  void textIsResolvedToDatasetsExactMatchesFirst() {
    assertThat(reader.resolve(TENANT, ORDERS.id(), 5)).containsExactly(ORDERS);
    assertThat(reader.resolve(TENANT, "postgres://db:5432.shop.public.orders", 5))
        .containsExactly(ORDERS);
    assertThat(reader.resolve(TENANT, "shop.public.orders", 5)).containsExactly(ORDERS);
    assertThat(reader.resolve(TENANT, "public.orders", 5)).containsExactly(ORDERS);

    var plain = Events.dataset("orders");
    writer.write(LineageMapping.of(Events.completed(LOAD, NOON, List.of(plain), List.of())));
    assertThat(reader.resolve(TENANT, "orders", 5)).containsExactly(plain, ORDERS);
    assertThat(reader.resolve(TENANT, "orders", 1)).containsExactly(plain);
    assertThat(reader.resolve(TENANT, "rders", 5)).isEmpty();
  }

  @Test
  void columnLineageTellsColumnsAndWhatShapesTheDataset() {
    var sum = new ColumnEdge(ORDERS, "amount", "revenue", "DIRECT", "AGGREGATION", false);
    var filter = new ColumnEdge(ORDERS, "status", null, "INDIRECT", "FILTER", false);
    writer.write(
        LineageMapping.of(
            Events.run(
                LOAD,
                "r",
                RunEventType.COMPLETE,
                NOON,
                List.of(),
                List.of(Events.withEdges(MART, sum, filter)))));

    assertThat(reader.columnLineage(MART))
        .containsExactly(
            new ColumnLineage(ORDERS, "amount", MART, "revenue", "DIRECT"),
            new ColumnLineage(ORDERS, "status", MART, null, "INDIRECT"));
    assertThat(reader.columnLineage(ORDERS)).isEmpty();
  }

  @Test
  void lastProgramVersionOfAJobIsToldWithIt() {
    for (var version : List.of("new", "old")) {
      long at = version.equals("new") ? NOON + 9 : NOON + 1;
      writer.write(
          LineageMapping.of(
              Events.run(LOAD, version, RunEventType.COMPLETE, at, version, List.of(), List.of())));
    }

    assertThat(reader.walk(ORDERS, Direction.DOWNSTREAM, 1, 9).orElseThrow().nodes().get(1))
        .returns(NodeKind.JOB, Node::kind)
        .returns("new", Node::codeVersion);
  }

  @Test
  void tenantNeverSeesAnother() {
    var theirs = new DatasetId("other", ORDERS.namespace(), ORDERS.name());
    var secret = new DatasetId("other", ORDERS.namespace(), "secret");
    writer.write(
        LineageMapping.of(
            Events.completed(
                new JobId("other", LOAD.namespace(), LOAD.name()),
                NOON,
                List.of(theirs),
                List.of(secret))));

    assertThat(reader.walk(ORDERS, Direction.DOWNSTREAM, 9, 99).orElseThrow().nodes())
        .extracting(Node::name)
        .doesNotContain("secret");
    assertThat(reader.walk(theirs, Direction.DOWNSTREAM, 9, 99).orElseThrow().nodes())
        .extracting(Node::name)
        .contains("secret")
        .doesNotContain(MART.name());
    assertThat(reader.datasets(TENANT, 0, 99)).hasSize(3);
    assertThat(reader.resolve(TENANT, "secret", 9)).isEmpty();
    assertThat(reader.dataset(new DatasetId(TENANT, secret.namespace(), "secret"))).isEmpty();
    assertThat(reader.neighbourhood(TENANT, "dataset:postgres://db:5432:secret", 9, 99)).isEmpty();
  }

  private List<String> neighbours(String nodeId, int depth) {
    return reader.neighbourhood(TENANT, nodeId, depth, 100).orElseThrow().nodes().stream()
        .map(Node::name)
        .toList();
  }

  private static List<GraphMutation> schema(long atMillis, String... namesAndTypes) {
    return LineageMapping.of(
        new DatasetUpdate(Events.withColumns(MART, namesAndTypes), atMillis, "schema" + atMillis));
  }
}
