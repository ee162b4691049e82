package io.plumbline.lineage;

import static io.plumbline.lineage.Events.LOAD;
import static io.plumbline.lineage.Events.MART;
import static io.plumbline.lineage.Events.NOON;
import static io.plumbline.lineage.Events.ORDERS;
import static io.plumbline.lineage.Events.TENANT;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.ColumnEdge;
import io.plumbline.model.DatasetFacts;
import io.plumbline.model.DatasetId;
import io.plumbline.model.DatasetUpdate;
import io.plumbline.model.JobId;
import io.plumbline.model.JobUpdate;
import io.plumbline.model.RunEventType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LineageMappingTest {
  private static final ColumnEdge SUM =
      new ColumnEdge(ORDERS, "amount", "revenue", "DIRECT", "AGGREGATION", false);
  private static final ColumnEdge FILTER =
      new ColumnEdge(ORDERS, "status", null, "INDIRECT", "FILTER", false);

  @Test
  void runReadsItsInputsAndWritesItsOutputs() {
    var mutations = LineageMapping.of(Events.completed(LOAD, NOON, List.of(ORDERS), List.of(MART)));

    assertThat(only(mutations, "READ_BY"))
        .returns(GraphKeys.dataset(ORDERS), GraphMutation::from)
        .returns(GraphKeys.job(LOAD), GraphMutation::to)
        .returns(NOON, GraphMutation::atMillis)
        .extracting(m -> m.properties().get("evidence"))
        .isEqualTo("CARTESIAN");
    assertThat(only(mutations, "WRITES"))
        .returns(GraphKeys.job(LOAD), GraphMutation::from)
        .returns(GraphKeys.dataset(MART), GraphMutation::to);
    assertThat(of(mutations, "DATASET"))
        .extracting(m -> m.properties().get("name"))
        .containsExactlyInAnyOrder(ORDERS.name(), MART.name());
  }

  @Test
  void everyMutationIsOfTheClosedListAndNamesItsTenant() {
    var run =
        Events.run(
            LOAD,
            "r",
            RunEventType.COMPLETE,
            NOON,
            "abc123",
            List.of(Events.withVersion(ORDERS, "17")),
            List.of(Events.withEdges(MART, SUM, FILTER)));

    assertThat(LineageMapping.of(run))
        .allSatisfy(
            mutation -> {
              assertThat(GraphLabel.of(mutation).name()).isEqualTo(mutation.label());
              assertThat(mutation.properties()).containsEntry("tenant", TENANT);
            });
  }

  @Test
  void runThatIsStillRunningHasMadeNoVersion() {
    var running =
        Events.run(
            LOAD, "r", RunEventType.RUNNING, NOON, List.of(), List.of(DatasetFacts.of(MART)));

    assertThat(of(LineageMapping.of(running), "PRODUCED", "DATASET_VERSION", "DATASET_CURRENT"))
        .isEmpty();
    assertThat(only(LineageMapping.of(running), "RUN_STATE").properties())
        .containsEntry("state", "RUNNING")
        .doesNotContainKey("endedAt");
  }

  @Test
  void versionOfTheStoreIsTheSameWhicheverRunMadeIt() {
    var one = produced("one", Events.withVersion(MART, "17"));
    var two = produced("two", Events.withVersion(MART, "17"));
    var unversioned = produced("one", DatasetFacts.of(MART));

    assertThat(one.key()).isEqualTo(two.key()).isNotEqualTo(unversioned.key());
    assertThat(produced("two", DatasetFacts.of(MART)).key()).isNotEqualTo(unversioned.key());
  }

  @Test
  void columnsThatTakePartInLineageAreNodesAndFiltersShapeTheWholeDataset() {
    var mutations =
        LineageMapping.of(
            Events.run(
                LOAD,
                "r",
                RunEventType.COMPLETE,
                NOON,
                List.of(DatasetFacts.of(ORDERS)),
                List.of(Events.withEdges(MART, SUM, FILTER))));

    assertThat(of(mutations, "COLUMN"))
        .extracting(m -> m.properties().get("path"))
        .containsExactlyInAnyOrder("amount", "revenue", "status");
    assertThat(only(mutations, "FEEDS"))
        .returns(GraphKeys.column(ORDERS, "amount"), GraphMutation::from)
        .returns(GraphKeys.column(MART, "revenue"), GraphMutation::to);
    assertThat(only(mutations, "SHAPES").to()).isEqualTo(GraphKeys.dataset(MART));
    assertThat(of(mutations, "HAS")).hasSize(3);
    assertThat(only(mutations, "READ_BY").properties()).containsEntry("evidence", "COLUMN");
  }

  @Test
  void inputThatOnlyColumnLineageNamesIsReadToo() {
    var mutations =
        LineageMapping.of(
            Events.run(
                LOAD,
                "r",
                RunEventType.COMPLETE,
                NOON,
                List.of(),
                List.of(Events.withEdges(MART, SUM))));

    assertThat(only(mutations, "READ_BY").from()).isEqualTo(GraphKeys.dataset(ORDERS));
  }

  @Test
  void jobVersionIsBuiltFromItsCode() {
    var run = Events.run(LOAD, "r", RunEventType.START, NOON, "abc123", List.of(), List.of());
    var mutations = LineageMapping.of(run);

    assertThat(only(mutations, "BUILT_FROM").to())
        .isEqualTo(GraphKeys.codeVersion(TENANT, "abc123"));
    assertThat(only(mutations, "RAN").to()).isEqualTo(GraphKeys.jobVersion(LOAD, "abc123"));
    assertThat(only(mutations, "JOB_CODE").properties()).containsEntry("codeVersion", "abc123");
  }

  @Test
  void declaredJobIsWeakerEvidenceThanARun() {
    var declared =
        LineageMapping.of(
            new JobUpdate(LOAD, NOON + 9, "h", null, List.of(DatasetFacts.of(ORDERS)), List.of()));
    var ran = LineageMapping.of(Events.completed(LOAD, NOON, List.of(ORDERS), List.of()));

    assertThat(only(declared, "READ_BY").sequence()).isLessThan(only(ran, "READ_BY").sequence());
  }

  @Test
  void describedDatasetDerivesFromTheInputsOfItsColumns() {
    var mutations = LineageMapping.of(new DatasetUpdate(Events.withEdges(MART, SUM), NOON, "h"));

    assertThat(only(mutations, "DERIVES"))
        .returns(GraphKeys.dataset(ORDERS), GraphMutation::from)
        .returns(GraphKeys.dataset(MART), GraphMutation::to);
  }

  @Test
  void schemaOfAWriterBeatsALaterOneOfAReader() {
    var written =
        LineageMapping.of(new DatasetUpdate(Events.withColumns(MART, "id", "bigint"), NOON, "h"));
    var read =
        LineageMapping.of(
            Events.run(
                LOAD,
                "r",
                RunEventType.COMPLETE,
                NOON + 1_000,
                List.of(Events.withColumns(MART, "id", "long")),
                List.of()));

    assertThat(only(written, "DATASET_SCHEMA").sequence())
        .isGreaterThan(only(read, "DATASET_SCHEMA").sequence());
  }

  @Test
  void schemaKeyIsBlindToTheOrderOfColumnsAndSeesTheirTypes() {
    var one = schemaKey("id", "bigint", "name", "text");
    assertThat(schemaKey("name", "text", "id", "bigint")).isEqualTo(one);
    assertThat(schemaKey("name", "text", "id", "int")).isNotEqualTo(one);
    assertThat(schemaKey("id", "bigintname", "text", "")).isNotEqualTo(one);
  }

  @Test
  void otherNamesPointToTheReportedOne() {
    var location = new DatasetId(TENANT, "s3://lake", "mart/revenue");
    var mutations =
        LineageMapping.of(new DatasetUpdate(Events.withAliases(MART, location, MART), NOON, "h"));

    assertThat(only(mutations, "ALIAS_OF"))
        .returns(GraphKeys.dataset(location), GraphMutation::from)
        .returns(GraphKeys.dataset(MART), GraphMutation::to);
  }

  @Test
  void datasetThatAnEventNamesTwiceIsMergedOnce() {
    var upper =
        new DatasetFacts(MART, "A", "A", null, null, null, null, null, null, null, null, null);
    var lower =
        new DatasetFacts(MART, "b", "b", null, null, null, null, null, null, null, null, null);
    var run =
        Events.run(
            LOAD, "r", RunEventType.COMPLETE, NOON, List.of(lower, lower), List.of(upper, lower));

    assertThat(only(LineageMapping.of(run), "DATASET_REPORTED").properties())
        .containsEntry("reportedName", "A");
  }

  @Test
  void tenantsShareNoKey() {
    var other =
        LineageMapping.of(
            Events.completed(
                new JobId("other", LOAD.namespace(), LOAD.name()),
                NOON,
                List.of(new DatasetId("other", ORDERS.namespace(), ORDERS.name())),
                List.of()));
    var own = LineageMapping.of(Events.completed(LOAD, NOON, List.of(ORDERS), List.of()));

    assertThat(other)
        .extracting(GraphMutation::key)
        .doesNotContainAnyElementsOf(own.stream().map(GraphMutation::key).toList());
  }

  @Test
  void fingerprintIsBlindToTimeAndSeesProperties() {
    var node = new GraphMutation("JOB", "k", null, null, 1, "1", Map.of("name", "a"));
    var later = new GraphMutation("JOB", "k", null, null, 2, "2", Map.of("name", "a"));
    var renamed = new GraphMutation("JOB", "k", null, null, 1, "1", Map.of("name", "b"));

    assertThat(later.fingerprint()).isEqualTo(node.fingerprint());
    assertThat(renamed.fingerprint()).isNotEqualTo(node.fingerprint());
  }

  private static GraphMutation produced(String run, DatasetFacts output) {
    return only(
        LineageMapping.of(
            Events.run(LOAD, run, RunEventType.COMPLETE, NOON, List.of(), List.of(output))),
        "DATASET_VERSION");
  }

  private static String schemaKey(String... namesAndTypes) {
    var update = new DatasetUpdate(Events.withColumns(MART, namesAndTypes), NOON, "h");
    return only(LineageMapping.of(update), "SCHEMA_VERSION").key();
  }

  private static GraphMutation only(List<GraphMutation> mutations, String label) {
    assertThat(of(mutations, label)).hasSize(1);
    return of(mutations, label).get(0);
  }

  private static List<GraphMutation> of(List<GraphMutation> mutations, String... labels) {
    var found = new ArrayList<GraphMutation>();
    Stream.of(labels)
        .forEach(
            label -> mutations.stream().filter(m -> m.label().equals(label)).forEach(found::add));
    return found;
  }
}
