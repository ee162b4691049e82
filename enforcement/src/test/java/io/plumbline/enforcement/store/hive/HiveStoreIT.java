package io.plumbline.enforcement.store.hive;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.enforcement.retention.RetentionOutcome.Result;
import io.plumbline.enforcement.store.Page;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.RetentionStoreContract;
import io.plumbline.enforcement.store.Standing;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.hdfs.LocalFolders;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.hive.metastore.api.Database;
import org.apache.hadoop.hive.metastore.api.FieldSchema;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.SerDeInfo;
import org.apache.hadoop.hive.metastore.api.StorageDescriptor;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore;
import org.apache.thrift.TException;
import org.apache.thrift.protocol.TBinaryProtocol;
import org.apache.thrift.transport.TSocket;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partitions of a metastore in a process of its own, with files of the local file system. */
class HiveStoreIT extends RetentionStoreContract {
  private static final AtomicInteger TABLES = new AtomicInteger();
  private static final String MANAGED = "MANAGED_TABLE";
  private static final String EXTERNAL = "EXTERNAL_TABLE";

  @TempDir static Path directory;
  private static HiveServer server;
  private static TSocket socket;
  private static ThriftHiveMetastore.Client metastore;
  private static HiveStore store;

  @BeforeAll
  static void start() throws Exception {
    server = HiveServer.start(directory);
    socket = new TSocket("127.0.0.1", server.port(), 30_000);
    socket.open();
    metastore = new ThriftHiveMetastore.Client(new TBinaryProtocol(socket));
    metastore.create_database(new Database("shop", "", uri("shop"), Map.of()));
    store = store(server.url());
  }

  @AfterAll
  static void stop() {
    store.close();
    socket.close();
    server.close();
  }

  @Override
  protected RetentionStore store() {
    return store;
  }

  @Override
  protected RetentionStore unreachable() {
    return store("thrift://127.0.0.1:1");
  }

  @Override
  protected DatasetId dataset(int days) throws Exception {
    return dataset(days, MANAGED, Map.of());
  }

  @Override
  protected void change(DatasetId dataset, Resource resource) throws Exception {
    Files.writeString(place(resource).resolve("part-1"), "late");
  }

  @Override
  protected boolean share(DatasetId dataset, Resource resource) throws Exception {
    var other = table("other" + TABLES.incrementAndGet(), EXTERNAL, Map.of("EXTERNAL", "TRUE"));
    other.getSd().setLocation(resource.location());
    metastore.create_table(other);
    return true;
  }

  @Override
  protected boolean isReadable(DatasetId dataset, Resource resource) throws Exception {
    return names(dataset).contains(resource.id())
        && Files.exists(place(resource).resolve("part-0"));
  }

  @Test
  void partitionThatPointsIntoAnotherIsSeen() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    add(dataset, "2027-01-01", resource.location() + "/deep");

    var now = store.find(listing(dataset), resource.id()).orElseThrow();

    assertThat(now.sharedWith()).isEqualTo(dataset.name() + " dt=2027-01-01");
    assertThatThrownBy(() -> store.setAside(take(dataset, now)))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("its files are needed by " + dataset.name());
  }

  @Test
  void filesOfAnExternalTableAreNotOursUnlessItSaysSo() throws Exception {
    var external = dataset(1, EXTERNAL, Map.of("EXTERNAL", "TRUE"));
    assertThat(first(external).sharedWith()).contains("set its external.table.purge to true");

    var purged = dataset(1, EXTERNAL, Map.of("EXTERNAL", "TRUE", "external.table.purge", "true"));
    assertThat(first(purged).sharedWith()).isEmpty();
    var act = take(purged, first(purged));
    assertThat(carryOut(act).result()).isEqualTo(Result.APPLIED);
    assertThat(carryOut(deletion(act)).result()).isEqualTo(Result.APPLIED);
    assertThat(all(purged)).isEmpty();
  }

  @Test
  void interruptedStepGoesOnAndSoDoesAnInterruptedReturn() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    var act = take(dataset, resource);
    try (var directories = new Directories(config(server.url()))) {
      // As after a crash: noted and dropped, and the directory is where it was.
      var partition =
          metastore.get_partition_by_name("shop", HiveTable.of(dataset).name(), resource.id());
      var aside = directories.begin(act, partition);
      assertThat(store.standing(act)).isEqualTo(Standing.UNDERWAY);
      metastore.drop_partition_by_name("shop", HiveTable.of(dataset).name(), resource.id(), false);
      assertThat(carryOut(act).result()).isEqualTo(Result.APPLIED);
      assertThat(place(resource)).doesNotExist();

      // The directory is back already, and the partition is not.
      directories.giveBack(aside);
    }
    assertThat(carryOut(act.with(RetentionStep.RESTORE)).result()).isEqualTo(Result.APPLIED);
    assertThat(isReadable(dataset, resource)).isTrue();
    assertThat(store.standing(act)).isEqualTo(Standing.UNTOUCHED);
  }

  @Test
  void restoringNeverMixesWithWhatHasTakenThePlace() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    var act = take(dataset, resource);
    carryOut(act);
    add(dataset, FIRST_DAY.toString(), resource.location());

    var outcome = carryOut(act.with(RetentionStep.RESTORE));
    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(outcome.message()).contains("something else has taken its place");

    assertThat(carryOut(deletion(act)).result()).isEqualTo(Result.APPLIED);
    assertThat(isReadable(dataset, resource)).isTrue();
  }

  @Test
  void archiveHasAPlaceOfItsOwn() throws Exception {
    var dataset = dataset(1);
    var resource = first(dataset);
    var act = take(dataset, resource).with(RetentionStep.ARCHIVE);

    store.setAside(act);

    assertThat(directory.resolve("archive/" + act.id() + "/data/part-0")).exists();
    store.restore(act);
    assertThat(isReadable(dataset, resource)).isTrue();
  }

  @Test
  void tablesThatHiveAloneMayTouchAreRefused() throws Exception {
    for (var parameters :
        List.of(
            Map.of("EXTERNAL", "TRUE", "table_type", "ICEBERG"),
            Map.of("EXTERNAL", "TRUE", "table_type", "iceberg"))) {
      var table = table("t" + TABLES.incrementAndGet(), EXTERNAL, parameters);
      metastore.create_table(table);
      assertThatThrownBy(
              () -> store.list(listing(named("shop." + table.getTableName())), Page.START, 1))
          .isInstanceOf(StoreRefusedException.class)
          .hasMessageContaining("use a target of type iceberg");
    }
    var plain = table("t" + TABLES.incrementAndGet(), MANAGED, Map.of());
    plain.setPartitionKeys(List.of());
    metastore.create_table(plain);
    assertThatThrownBy(
            () -> store.list(listing(named("shop." + plain.getTableName())), Page.START, 1))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("it is a view, or has no partitions");
  }

  @Test
  void oneValueAboutTimeAmongOthersTellsTheAge() {
    var table = table("t", MANAGED, Map.of());
    table.setPartitionKeys(
        List.of(
            new FieldSchema("country", "string", ""),
            new FieldSchema("bucket", "int", ""),
            new FieldSchema("dt", "date", "")));
    var partition = new Partition();
    partition.setValues(List.of("fr", "2026", FIRST_DAY.toString()));
    assertThat(PartitionNames.end(table, partition, ZoneOffset.UTC).orElseThrow().toEpochMilli())
        .isEqualTo(end(0));

    partition.setValues(List.of("2025-01-01", "7", FIRST_DAY.toString()));
    assertThat(PartitionNames.end(table, partition, ZoneOffset.UTC)).isEmpty();
  }

  @Test
  void optionOfATargetThatIsWrongIsNamed() {
    assertThatThrownBy(() -> config("http://meta:9083"))
        .hasMessage("Cannot open target hive: option url: write thrift://HOST:9083");
    assertThat(config("thrift://meta")).hasToString("HiveConfig[hive, meta:9083]");
  }

  private static DatasetId dataset(int days, String type, Map<String, String> parameters)
      throws Exception {
    var table = table("orders" + TABLES.incrementAndGet(), type, parameters);
    metastore.create_table(table);
    var dataset = named("shop." + table.getTableName());
    for (int day = 0; day < days; day++) {
      var value = FIRST_DAY.plusDays(day).toString();
      add(dataset, value, uri("shop/" + table.getTableName() + "/dt=" + value));
    }
    return dataset;
  }

  private static void add(DatasetId dataset, String value, String location)
      throws IOException, TException, StoreRefusedException {
    var table = HiveTable.of(dataset);
    var partition = new Partition();
    partition.setDbName("shop");
    partition.setTableName(table.name());
    partition.setValues(List.of(value));
    partition.setSd(storage(location));
    partition.setParameters(new HashMap<>());
    metastore.add_partition(partition);
    var path = Path.of(Locations.path(location));
    Files.createDirectories(path);
    Files.writeString(path.resolve("part-0"), "rows of " + value);
  }

  private static Table table(String name, String type, Map<String, String> parameters) {
    var table = new Table();
    table.setDbName("shop");
    table.setTableName(name);
    table.setTableType(type);
    table.setOwner("etl");
    table.setSd(storage(uri("shop/" + name)));
    table.setPartitionKeys(List.of(new FieldSchema("dt", "string", "")));
    table.setParameters(new HashMap<>(parameters));
    return table;
  }

  private static StorageDescriptor storage(String location) {
    var storage = new StorageDescriptor();
    storage.setCols(new ArrayList<>(List.of(new FieldSchema("id", "int", ""))));
    storage.setLocation(location);
    storage.setSerdeInfo(new SerDeInfo("s", "org.example.Serde", new HashMap<>()));
    storage.setBucketCols(new ArrayList<>());
    storage.setSortCols(new ArrayList<>());
    storage.setParameters(new HashMap<>());
    return storage;
  }

  private static List<String> names(DatasetId dataset) throws Exception {
    return HiveTable.of(dataset).names(metastore);
  }

  private static Path place(Resource resource) {
    return Path.of(Locations.path(resource.location()));
  }

  private static DatasetId named(String table) {
    return new DatasetId("acme", "hive://meta:9083", table);
  }

  private static String uri(String path) {
    return "file:" + directory.resolve(path);
  }

  private static HiveStore store(String url) {
    // What is known of other tables is too old each time.
    return new HiveStore(config(url), new HurryingClock());
  }

  private static HiveConfig config(String url) {
    var options =
        Map.of(
            "url", url,
            "quarantine", directory.resolve("quarantine").toString(),
            "archive", directory.resolve("archive").toString());
    return HiveConfig.of(
        new TargetOptions("hive", options, reference -> reference),
        new LocalFolders(List.of(directory)),
        Map.of());
  }
}
