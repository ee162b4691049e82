package io.plumbline.lineage;

import static io.plumbline.lineage.Events.LOAD;
import static io.plumbline.lineage.Events.MART;
import static io.plumbline.lineage.Events.NOON;
import static io.plumbline.lineage.Events.ORDERS;
import static io.plumbline.lineage.Events.TENANT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.model.DatasetId;
import io.plumbline.model.DatasetReader;
import io.plumbline.model.DatasetUpdate;
import io.plumbline.model.ReadDay;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Who read what, as a real Neo4j keeps and tells it. */
class DatasetReadersIT {
  private static final long DAY = Duration.ofDays(1).toMillis();

  private Neo4jLineageWriter writer;
  private Neo4jLineageReader graph;

  @BeforeEach
  void open() {
    Store.emptied().close();
    writer = Neo4jLineageWriter.open(Store.connection());
    graph = Neo4jLineageReader.open(Store.connection());
    writer.write(LineageMapping.of(Events.completed(LOAD, NOON, List.of(ORDERS), List.of(MART))));
  }

  @AfterEach
  void close() {
    graph.close();
    writer.close();
  }

  private static DatasetReader reader(DatasetId dataset, String user, long... times) {
    var days = Arrays.stream(times).mapToObj(at -> new ReadDay(ReadDays.dayOf(at), 1)).toList();
    return new DatasetReader(dataset, user, true, times[0], times[times.length - 1], days);
  }

  private void write(DatasetReader reader) {
    writer.write(LineageMapping.of(reader));
  }

  private List<String> users(long from, long to) {
    return graph.readers(ORDERS, from, to, 10).stream().map(DatasetReader::user).toList();
  }

  @Test
  void readersOfADatasetAreToldAsTheyWereWrittenTheLatestFirst() {
    var ann = reader(ORDERS, "ann", NOON - DAY, NOON);
    var eve = reader(ORDERS, "eve'}) DETACH DELETE u //", NOON + 5);
    write(ann);
    write(eve);
    write(reader(MART, "bob", NOON));
    assertThat(graph.readers(ORDERS, 0, Long.MAX_VALUE, 10)).containsExactly(eve, ann);
    assertThat(graph.readers(ORDERS, 0, Long.MAX_VALUE, 1)).containsExactly(eve);
  }

  @Test
  void readerIsOnlyToldOfDaysOnWhichItRead() {
    write(reader(ORDERS, "ann", NOON - 9 * DAY, NOON));
    write(reader(ORDERS, "bob", NOON - 4 * DAY));
    assertThat(users(NOON - 5 * DAY, NOON - 3 * DAY)).containsExactly("bob");
    assertThat(users(NOON - 9 * DAY, NOON - 5 * DAY)).containsExactly("ann");
    assertThat(users(NOON - 30 * DAY, NOON - 10 * DAY)).isEmpty();
    assertThat(users(Long.MIN_VALUE, Long.MAX_VALUE)).containsExactly("ann", "bob");
  }

  @Test
  void readerOfDaysThatAreNoLongerKnownMayHaveReadThen() {
    var days = List.of(new ReadDay(ReadDays.dayOf(NOON), 7));
    write(new DatasetReader(ORDERS, "ann", true, NOON - 90 * DAY, NOON, days));
    assertThat(users(NOON - 60 * DAY, NOON - 50 * DAY)).containsExactly("ann");
    assertThat(users(NOON - 99 * DAY, NOON - 91 * DAY)).isEmpty();
  }

  @Test
  void whatIsToldInAnyOrderAndTwiceIsTheLatest() {
    var early = reader(ORDERS, "ann", NOON - DAY);
    var late = reader(ORDERS, "ann", NOON - 2 * DAY, NOON - DAY, NOON);
    write(late);
    write(early);
    write(late);
    write(early);
    assertThat(graph.readers(ORDERS, 0, Long.MAX_VALUE, 10)).containsExactly(late);
  }

  @Test
  void anotherTenantSeesNoReader() {
    write(reader(ORDERS, "ann", NOON));
    var foreign = new DatasetId("globex", ORDERS.namespace(), ORDERS.name());
    assertThat(graph.readers(foreign, 0, Long.MAX_VALUE, 10)).isEmpty();
  }

  @Test
  void readersUnderAnotherNameOfTheDatasetAreItsReaders() {
    var files = new DatasetId(TENANT, "s3://lake", "orders");
    writer.write(
        LineageMapping.of(new DatasetUpdate(Events.withAliases(ORDERS, files), NOON, "symlink")));
    write(reader(files, "ann", NOON));
    assertThat(graph.readers(ORDERS, 0, Long.MAX_VALUE, 10))
        .extracting(DatasetReader::user, DatasetReader::dataset)
        .containsExactly(tuple("ann", files));
  }

  @Test
  void datasetThatOnlyAccessLogsTellOfIsNotListed() {
    var before = graph.datasets(TENANT, 0, 10);
    write(reader(Events.dataset("scratch"), "ann", NOON));
    assertThat(graph.datasets(TENANT, 0, 10)).isEqualTo(before);
  }
}
