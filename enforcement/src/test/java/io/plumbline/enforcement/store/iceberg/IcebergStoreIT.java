package io.plumbline.enforcement.store.iceberg;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.enforcement.retention.RetentionOutcome.Result;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.RetentionStoreContract;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionStep;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.iceberg.AppendFiles;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.PartitionData;
import org.apache.iceberg.PartitionKey;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.Table;
import org.apache.iceberg.avro.Avro;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.data.GenericRecord;
import org.apache.iceberg.data.avro.DataWriter;
import org.apache.iceberg.jdbc.JdbcCatalog;
import org.apache.iceberg.types.Types;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of a JDBC catalog with real data files. */
class IcebergStoreIT extends RetentionStoreContract {
  private static final AtomicInteger TABLES = new AtomicInteger();
  private static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.IntegerType.get()),
          Types.NestedField.required(2, "at", Types.TimestampType.withZone()),
          Types.NestedField.required(3, "dt", Types.StringType.get()));

  @TempDir static Path directory;
  private static JdbcCatalog catalog;
  private static IcebergStore store;

  @BeforeAll
  static void start() {
    catalog = open("jdbc:h2:file:" + directory.resolve("catalog"));
    catalog.createNamespace(Namespace.of("shop"));
    store = new IcebergStore("lake", () -> catalog);
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @Override
  protected RetentionStore store() {
    return store;
  }

  @Override
  protected RetentionStore unreachable() {
    return new IcebergStore("lake", () -> open("jdbc:h2:tcp://127.0.0.1:1/catalog"));
  }

  @Override
  protected DatasetId dataset(int days) throws Exception {
    var table = table(PartitionSpec.builderFor(SCHEMA).day("at").build());
    for (int day = 0; day < days; day++) {
      append(table, FIRST_DAY.plusDays(day));
    }
    return dataset(table);
  }

  @Override
  protected void change(DatasetId dataset, Resource resource) throws Exception {
    append(load(dataset), FIRST_DAY);
  }

  @Override
  protected boolean isReadable(DatasetId dataset, Resource resource) throws Exception {
    var table = load(dataset);
    return table.currentSnapshot() != null
        && !new PartitionFiles(table, table.currentSnapshot()).files(resource.id()).isEmpty();
  }

  @Test
  void filesOfADeletedPartitionAreGoneAndTheOthersStay() throws Exception {
    var dataset = dataset(3);
    var table = load(dataset);
    var resource = first(dataset);
    var doomed = files(table, resource.id());
    var act = take(dataset, resource);
    carryOut(act);
    assertThat(doomed).allMatch(file -> exists(table, file));

    var deleted = carryOut(deletion(act));

    assertThat(deleted.result()).as(deleted.message()).isEqualTo(Result.APPLIED);
    assertThat(doomed).noneMatch(file -> exists(table, file));
    for (var each : all(dataset)) {
      assertThat(files(load(dataset), each.id())).allMatch(file -> exists(table, file));
    }
  }

  @Test
  void tagOfSomeoneElseKeepsTheFiles() throws Exception {
    var dataset = dataset(2);
    var table = load(dataset);
    table.manageSnapshots().createTag("audit", table.currentSnapshot().snapshotId()).commit();
    var resource = first(dataset);
    var doomed = files(table, resource.id());
    var act = take(dataset, resource);
    carryOut(act);

    var outcome = carryOut(deletion(act));

    assertThat(outcome.result()).isEqualTo(Result.FAILED);
    assertThat(outcome.message()).contains("its files are needed by audit");
    assertThat(doomed).allMatch(file -> exists(table, file));
    assertThat(carryOut(act.with(RetentionStep.RESTORE)).result()).isEqualTo(Result.APPLIED);
  }

  @Test
  void expiringOfSnapshotsByOthersDoesNotLoseWhatIsSetAside() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    var act = take(dataset, resource);
    carryOut(act);
    append(load(dataset), FIRST_DAY.plusDays(9));
    load(dataset)
        .expireSnapshots()
        .expireOlderThan(System.currentTimeMillis() + 1_000)
        .retainLast(1)
        .commit();

    assertThat(carryOut(act.with(RetentionStep.RESTORE)).result()).isEqualTo(Result.APPLIED);
    assertThat(files(load(dataset), resource.id()))
        .isNotEmpty()
        .allMatch(file -> exists(load(dataset), file));
  }

  @Test
  void rowsThatComeWhileAPartitionIsSetAsideStay() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    var act = take(dataset, resource);
    carryOut(act);
    append(load(dataset), FIRST_DAY);

    assertThat(carryOut(deletion(act)).result()).isEqualTo(Result.APPLIED);
    assertThat(files(load(dataset), resource.id())).hasSize(1);
  }

  @Test
  void onlyAFieldAboutTimeTellsTheAge() throws Exception {
    var text = table(PartitionSpec.builderFor(SCHEMA).identity("dt").bucket("id", 2_100).build());
    append(text, FIRST_DAY);
    var bucket = table(PartitionSpec.builderFor(SCHEMA).bucket("id", 2_100).build());
    append(bucket, FIRST_DAY);
    var two = table(PartitionSpec.builderFor(SCHEMA).identity("dt").day("at").build());
    append(two, FIRST_DAY);
    var none = table(PartitionSpec.unpartitioned());
    append(none, FIRST_DAY);

    assertThat(ages(text)).containsExactly(end(0));
    assertThat(ages(bucket)).containsExactly((Long) null);
    assertThat(ages(two)).containsExactly((Long) null);
    assertThat(ages(none)).containsExactly((Long) null);
  }

  private List<Long> ages(Table table) throws Exception {
    var ages = new ArrayList<Long>();
    all(dataset(table)).forEach(resource -> ages.add(resource.basisAtMillis()));
    return ages;
  }

  private static JdbcCatalog open(String url) {
    var opened = new JdbcCatalog();
    opened.setConf(new Configuration());
    opened.initialize(
        "lake", Map.of("uri", url, "warehouse", directory.resolve("warehouse").toUri().toString()));
    return opened;
  }

  private static Table table(PartitionSpec spec) {
    return catalog.createTable(name("orders" + TABLES.incrementAndGet()), SCHEMA, spec);
  }

  private static TableIdentifier name(String table) {
    return TableIdentifier.of("shop", table);
  }

  private static DatasetId dataset(Table table) {
    var name = table.name();
    return new DatasetId("acme", "lake", name.substring(name.indexOf('.') + 1));
  }

  private static Table load(DatasetId dataset) {
    Catalog any = catalog;
    return any.loadTable(TableIdentifier.parse(dataset.name()));
  }

  private static List<String> files(Table table, String partition) throws IOException {
    return new PartitionFiles(table, table.currentSnapshot())
        .files(partition).stream().map(DataFile::location).toList();
  }

  private static boolean exists(Table table, String file) {
    return table.io().newInputFile(file).exists();
  }

  private static void append(Table table, LocalDate day) throws IOException {
    var record = GenericRecord.create(SCHEMA);
    record.setField("id", 7);
    record.setField("at", day.atTime(12, 0).atOffset(ZoneOffset.UTC));
    record.setField("dt", day.toString());
    var file = table.io().newOutputFile(table.location() + "/data/" + UUID.randomUUID() + ".avro");
    var writer =
        Avro.writeData(file)
            .schema(SCHEMA)
            .createWriterFunc(DataWriter::create)
            .withSpec(table.spec())
            .withPartition(partition(table.spec(), record))
            .build();
    try (writer) {
      writer.write(record);
    }
    AppendFiles append = table.newAppend();
    append.appendFile(writer.toDataFile()).commit();
  }

  private static PartitionData partition(PartitionSpec spec, GenericRecord record) {
    // Keys are made from values as Iceberg keeps them: instants are microseconds.
    var kept = record.copy();
    var at = (OffsetDateTime) record.getField("at");
    kept.set(1, at.toEpochSecond() * 1_000_000);
    var key = new PartitionKey(spec, SCHEMA);
    key.partition(kept);
    var partition = new PartitionData(spec.partitionType());
    for (int i = 0; i < spec.fields().size(); i++) {
      partition.set(i, key.get(i, Object.class));
    }
    return partition;
  }
}
