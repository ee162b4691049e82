package io.plumbline.lineage;

import static io.plumbline.lineage.Events.LOAD;
import static io.plumbline.lineage.Events.MART;
import static io.plumbline.lineage.Events.NOON;
import static io.plumbline.lineage.Events.ORDERS;
import static io.plumbline.lineage.Events.PUBLISH;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.model.DatasetFacts;
import io.plumbline.model.DatasetId;
import io.plumbline.model.JobId;
import io.plumbline.model.RunEventType;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ReadingRunsIT {
  private static final Instant EVER = Instant.EPOCH;

  private Neo4jLineageWriter writer;
  private Neo4jLineageReader reader;

  @BeforeEach
  void open() {
    Store.emptied().close();
    writer = Neo4jLineageWriter.open(Store.connection());
    reader = Neo4jLineageReader.open(Store.connection());
  }

  @AfterEach
  void close() {
    reader.close();
    writer.close();
  }

  @Test
  void runsOfJobsThatReadADatasetAreToldAndNoOthers() {
    completed(LOAD, NOON, ORDERS);
    started(LOAD, "second", NOON + 60_000, ORDERS);
    completed(PUBLISH, NOON, MART);

    assertThat(reader.readingRuns(ORDERS, EVER, 10))
        .extracting(JobRun::jobName, JobRun::state, run -> run.startedAt().toEpochMilli())
        .containsExactly(
            tuple(LOAD.name(), "RUNNING", NOON + 60_000), tuple(LOAD.name(), "COMPLETE", NOON));
  }

  @Test
  void runUnderWayIsToldThoughManyBeganAfterIt() {
    started(LOAD, "long", NOON, ORDERS);
    for (int i = 1; i <= 30; i++) {
      completed(LOAD, NOON + i * 60_000L, ORDERS);
    }

    var runs = reader.readingRuns(ORDERS, EVER, 10);
    assertThat(runs).hasSize(21);
    assertThat(runs.get(20).state()).isEqualTo("RUNNING");
    assertThat(reader.readingRuns(ORDERS, Instant.ofEpochMilli(NOON + 1), 10)).hasSize(20);
  }

  @Test
  void readersOfAnotherNameOfTheDatasetAreItsReaders() {
    var link = Events.dataset("shop.public.orders_link");
    writer.write(
        LineageMapping.of(
            Events.run(
                Events.job("ingest"),
                "ingest",
                RunEventType.COMPLETE,
                NOON,
                List.of(),
                List.of(Events.withAliases(ORDERS, link)))));
    completed(LOAD, NOON, link);

    assertThat(reader.readingRuns(ORDERS, EVER, 10))
        .extracting(JobRun::jobName)
        .containsExactly(LOAD.name());
  }

  @Test
  void anotherTenantsDatasetHasNoReaders() {
    completed(LOAD, NOON, ORDERS);

    var theirs = new DatasetId("globex", ORDERS.namespace(), ORDERS.name());
    assertThat(reader.readingRuns(theirs, EVER, 10)).isEmpty();
  }

  private void completed(JobId job, long atMillis, DatasetId input) {
    writer.write(LineageMapping.of(Events.completed(job, atMillis, List.of(input), List.of(MART))));
  }

  private void started(JobId job, String run, long atMillis, DatasetId input) {
    writer.write(
        LineageMapping.of(
            Events.run(
                job,
                run,
                RunEventType.START,
                atMillis,
                List.of(DatasetFacts.of(input)),
                List.of())));
  }
}
