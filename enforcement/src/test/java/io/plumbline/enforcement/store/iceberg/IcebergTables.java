package io.plumbline.enforcement.store.iceberg;

import io.plumbline.model.DatasetId;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
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

/** Tables of a JDBC catalog with real data files. */
final class IcebergTables {
  static final Schema SCHEMA =
      new Schema(
          Types.NestedField.required(1, "id", Types.IntegerType.get()),
          Types.NestedField.required(2, "at", Types.TimestampType.withZone()),
          Types.NestedField.required(3, "dt", Types.StringType.get()));

  private static final AtomicInteger TABLES = new AtomicInteger();

  private final Path directory;
  private final JdbcCatalog catalog;

  IcebergTables(Path directory) {
    this.directory = directory;
    this.catalog = open("jdbc:h2:file:" + directory.resolve("catalog"));
    catalog.createNamespace(Namespace.of("shop"));
  }

  Catalog catalog() {
    return catalog;
  }

  Catalog unreachable() {
    return open("jdbc:h2:tcp://127.0.0.1:1/catalog");
  }

  private JdbcCatalog open(String url) {
    var opened = new JdbcCatalog();
    opened.setConf(new Configuration());
    opened.initialize(
        "lake", Map.of("uri", url, "warehouse", directory.resolve("warehouse").toUri().toString()));
    return opened;
  }

  Table table(PartitionSpec spec) {
    return catalog.createTable(name("orders" + TABLES.incrementAndGet()), SCHEMA, spec);
  }

  private static TableIdentifier name(String table) {
    return TableIdentifier.of("shop", table);
  }

  static DatasetId dataset(Table table) {
    var name = table.name();
    return new DatasetId("acme", "lake", name.substring(name.indexOf('.') + 1));
  }

  Table load(DatasetId dataset) {
    return catalog().loadTable(TableIdentifier.parse(dataset.name()));
  }

  static List<String> files(Table table, String partition) throws IOException {
    return new PartitionFiles(table, table.currentSnapshot())
        .files(partition).stream().map(DataFile::location).toList();
  }

  static boolean exists(Table table, String file) {
    return table.io().newInputFile(file).exists();
  }

  static void append(Table table, LocalDate day) throws IOException {
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
