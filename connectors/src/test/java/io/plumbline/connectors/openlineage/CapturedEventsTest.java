package io.plumbline.connectors.openlineage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import io.plumbline.connectors.telemetry.UndecodableException;
import io.plumbline.connectors.telemetry.UndecodableException.Reason;
import io.plumbline.model.CanonicalNames;
import io.plumbline.model.Column;
import io.plumbline.model.ColumnEdge;
import io.plumbline.model.DatasetId;
import io.plumbline.model.JobId;
import io.plumbline.model.RunEventType;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

class CapturedEventsTest {
  private static DatasetId dataset(String namespace, String name) {
    return CanonicalNames.dataset(Events.TENANT, namespace, name);
  }

  private static long millis(String instant) {
    return Instant.parse(instant).toEpochMilli();
  }

  @Test
  void sparkCompletionTellsRowsColumnsAndEdges() throws Exception {
    var decoded = Events.decodeCaptured("spark-complete.json");

    var run = decoded.runs().get(0);
    assertThat(run.job())
        .isEqualTo(new JobId("acme", "feas", "orders_agg.adaptive_spark_plan.shop_agg_parquet"));
    assertThat(run.runId()).isEqualTo("01a205d6-2fad-7d09-add0-c054ad8b4351");
    assertThat(run.type()).isEqualTo(RunEventType.COMPLETE);
    assertThat(run.atMillis()).isEqualTo(millis("2026-11-23T00:37:35.235Z"));
    assertThat(run.processingType()).isEqualTo("BATCH");
    assertThat(run.codeVersion()).isNull();
    assertThat(run.parentRunId()).isEqualTo("01a205d6-177d-73a2-8ae5-cfa0501a69df");

    var orders = dataset("file", "/data/shop/orders.csv");
    var input = run.inputs().get(0);
    assertThat(input.dataset()).isEqualTo(orders);
    assertThat(input.rows()).isNull();
    assertThat(input.bytes()).isEqualTo(13_166);

    var output = run.outputs().get(0);
    assertThat(output.dataset()).isEqualTo(dataset("file", "/data/shop/agg.parquet"));
    assertThat(output.rows()).isEqualTo(5);
    assertThat(output.bytes()).isEqualTo(1_039);
    assertThat(output.lifecycle()).isEqualTo("OVERWRITE");
    assertThat(output.columns())
        .containsExactly(
            new Column("region", "string"),
            new Column("total", "double"),
            new Column("cnt", "long"));
    assertThat(output.columnEdges())
        .containsExactly(
            new ColumnEdge(orders, "region", "region", "DIRECT", "IDENTITY", false),
            new ColumnEdge(orders, "amount", "total", "DIRECT", "AGGREGATION", false),
            new ColumnEdge(orders, "id", "cnt", "DIRECT", "AGGREGATION", true),
            new ColumnEdge(orders, "amount", null, "INDIRECT", "FILTER", false),
            new ColumnEdge(orders, "region", null, "INDIRECT", "GROUP_BY", false));
  }

  @Test
  void schemaIsObservedOnTheOutputAlone() throws Exception {
    var decoded = Events.decodeCaptured("spark-complete.json");

    assertThat(decoded.schemas()).hasSize(1);
    var schema = decoded.schemas().get(0);
    assertThat(schema.dataset()).isEqualTo(dataset("file", "/data/shop/agg.parquet"));
    assertThat(schema.source()).isEqualTo("01a205d6-2fad-7d09-add0-c054ad8b4351");
    assertThat(schema.jobId()).isEqualTo("feas/orders_agg.adaptive_spark_plan.shop_agg_parquet");
    assertThat(schema.columns()).hasSize(3);
  }

  @Test
  void applicationOfSparkHasNoProcessingTypeAndNoDatasets() throws Exception {
    var run = Events.decodeCaptured("spark-application-complete.json").runs().get(0);

    assertThat(run.processingType()).isNull();
    assertThat(run.inputs()).isEmpty();
    assertThat(run.outputs()).isEmpty();
  }

  @Test
  void olderSparkTellsEveryTransformationOfAColumn() throws Exception {
    var output = Events.decodeCaptured("spark-column-lineage.json").runs().get(0).outputs().get(0);

    assertThat(output.rows()).isZero();
    assertThat(output.lifecycle()).isEqualTo("CREATE");
    assertThat(output.aliases()).containsExactly(dataset("file:/tmp/cll_test", "default.tbl1"));
    assertThat(output.columnEdges()).hasSize(21).doesNotHaveDuplicates();
    assertThat(output.columnEdges())
        .contains(
            new ColumnEdge(
                dataset("file", "/tmp/cll_test/cll_source2"),
                "c",
                "agg",
                "DIRECT",
                "AGGREGATION",
                false));
  }

  @Test
  void evaluatedRowsOfAnInputAreItsRowsReadAndAMetric() throws Exception {
    var run = Events.decodeCaptured("marquez-full.json").runs().get(0);

    assertThat(run.nominalStartMillis()).isEqualTo(millis("2020-12-17T03:00:00.001Z"));
    assertThat(run.processingType()).isEqualTo("STREAMING");
    assertThat(run.inputs().get(0).rows()).isEqualTo(1_000);
    assertThat(run.inputs().get(0).bytes()).isEqualTo(1_048_576);
    assertThat(run.inputs().get(0).metrics()).isEqualTo(Map.of("ROW_COUNT()", 1000.0));
    assertThat(run.outputs().get(0).rows()).isEqualTo(2_000);
    assertThat(run.outputs().get(0).bytes()).isEqualTo(2_097_152);
  }

  @Test
  void datasetEventDescribesADatasetAndItsSchema() throws Exception {
    var decoded = Events.decodeCaptured("dataset-event.json");

    assertThat(decoded.runs()).isEmpty();
    assertThat(decoded.jobs()).isEmpty();
    var update = decoded.datasets().get(0);
    assertThat(update.facts().dataset())
        .isEqualTo(dataset("my-dataset-namespace", "my-dataset-name"));
    assertThat(update.atMillis()).isEqualTo(millis("2020-12-28T09:52:00.001Z"));
    var schema = decoded.schemas().get(0);
    assertThat(schema.columns()).containsExactly(new Column("col_a", "VARCHAR"));
    assertThat(schema.source()).isEqualTo(update.eventHash());
    assertThat(schema.jobId()).isNull();
  }

  @Test
  void timeWithoutZoneIsUtc() throws Exception {
    assertThat(Events.decodeCaptured("no-timezone.json").runs().get(0).atMillis())
        .isEqualTo(millis("2020-12-28T19:51:01.641Z"));
  }

  @Test
  void eventWithoutTypeAndSchemaUrlIsARun() throws Exception {
    assertThat(Events.decodeCaptured("microseconds.json").runs().get(0).type())
        .isEqualTo(RunEventType.OTHER);
    assertThat(Events.decodeCaptured("listener.json").runs().get(0).inputs()).hasSize(2);
  }

  @Test
  void placeholderForARunIdGivesAUuid() throws Exception {
    // MD5 of three dots with the version and variant bits of a name-based UUID.
    assertThat(Events.decodeCaptured("placeholder-run-id.json").runs().get(0).runId())
        .isEqualTo("2f43b42f-d833-31e7-b420-a8dae7419000");
  }

  @Test
  void runWithoutIdIsRefused() {
    assertThatThrownBy(() -> Events.decodeCaptured("no-run-id.json"))
        .isInstanceOf(UndecodableException.class)
        .hasMessageContaining("run.runId is missing")
        .asInstanceOf(type(UndecodableException.class))
        .extracting(UndecodableException::reason)
        .isEqualTo(Reason.NO_IDENTITY);
  }

  @Test
  void legacyTransformationOfAirflowBecomesTheSubtype() throws Exception {
    var output = Events.decodeCaptured("airflow-task.json").runs().get(0).outputs().get(0);

    assertThat(output.dataset()).isEqualTo(dataset("bigquery", "mock-project.test.upload"));
    assertThat(output.columnEdges()).hasSize(8);
    assertThat(output.columnEdges().get(0))
        .isEqualTo(
            new ColumnEdge(
                dataset("gs://mock-bucket", "copied.csv"), "a", "a", "DIRECT", "IDENTITY", false));
  }

  @Test
  void symlinkOfAFlinkTableIsAnAlias() throws Exception {
    var run = Events.decodeCaptured("flink-running.json").runs().get(0);

    assertThat(run.type()).isEqualTo(RunEventType.RUNNING);
    assertThat(run.processingType()).isEqualTo("STREAMING");
    assertThat(run.inputs().get(0).aliases())
        .containsExactly(
            dataset("kafka://kafka-host1:9092", "default_catalog.default_database.kafka_input"));
  }

  @Test
  void engineThatNobodyKnowsIsReadLikeAnyOther() throws Exception {
    var run = Events.decodeCaptured("unknown-engine.json").runs().get(0);

    assertThat(run.codeVersion()).isNull();
    assertThat(run.outputs().get(0).rows()).isEqualTo(10_000);
    assertThat(run.outputs().get(0).columnEdges()).hasSize(3);
  }
}
