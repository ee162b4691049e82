package io.plumbline.enforcement.store.iceberg;

import static io.plumbline.enforcement.store.iceberg.IcebergTables.append;
import static io.plumbline.enforcement.store.iceberg.IcebergTables.exists;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.enforcement.store.Listing;
import io.plumbline.enforcement.store.Page;
import io.plumbline.enforcement.store.Standing;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.RetentionStep;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.DataFiles;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.TableIdentifier;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files beneath tables of a JDBC catalog, on the local file system. */
class OrphanStoreIT {
  private static final Instant LONG_AGO = Instant.parse("2026-01-01T00:00:00Z");

  @TempDir static Path directory;
  private static IcebergTables tables;
  private static OrphanStore store;

  @BeforeAll
  static void start() {
    tables = new IcebergTables(directory);
    store = new OrphanStore("lake", tables::catalog, Clock.systemUTC());
  }

  @AfterAll
  static void stop() {
    store.close();
  }

  @Test
  void allThatAnySnapshotOrTagLeadsToIsNeededAndTheRestIsNot() throws Exception {
    var table = table();
    table.manageSnapshots().createTag("audit", table.currentSnapshot().snapshotId()).commit();
    table.newDelete().deleteFile(IcebergTables.files(table, "all").get(0)).commit();
    append(table, LocalDate.EPOCH);
    var orphan = orphan(table, "data/failed-write.avro");
    orphan(table, "data/.hidden");
    orphan(table, "_temporary/0/part");

    var resources = all(table, 1_000);

    assertThat(resources.size()).isGreaterThan(10);
    assertThat(resources)
        .filteredOn(each -> each.sharedWith().isEmpty())
        .singleElement()
        .satisfies(
            each -> {
              assertThat(FilePaths.path(each.id())).isEqualTo(FilePaths.path(orphan));
              assertThat(each.basisAtMillis()).isEqualTo(LONG_AGO.toEpochMilli());
              assertThat(each.bytes()).isEqualTo(6);
            });
    assertThat(all(table, 3)).isEqualTo(resources);
  }

  @Test
  void orphanGoesAndNothingElse() throws Exception {
    var table = table();
    var orphan = orphan(table, "data/failed-write.avro");
    var resources = all(table, 1_000);
    var resource = find(table, orphan);
    var act = act(table, resource);
    assertThat(store.standing(act)).isEqualTo(Standing.UNTOUCHED);

    store.delete(act);
    store.delete(act);

    assertThat(store.standing(act)).isEqualTo(Standing.GONE);
    assertThat(all(table, 1_000)).hasSize(resources.size() - 1);
    assertThat(IcebergTables.files(table, "all")).allMatch(file -> exists(table, file));
    assertThatThrownBy(() -> store.restore(act)).hasMessageContaining("there is no way back");
  }

  @Test
  void fileThatIsCommittedAfterItWasPlannedStays() throws Exception {
    var table = table();
    var file = IcebergTables.files(table, "all").get(0);
    var doomed = tables.load(IcebergTables.dataset(table));
    var late = orphan(table, "data/late.avro");
    Files.copy(
        Path.of(URI.create(uri(file))),
        Path.of(URI.create(uri(late))),
        StandardCopyOption.REPLACE_EXISTING);
    var resource = find(table, late);
    assertThat(resource.sharedWith()).isEmpty();
    var data = new PartitionFiles(doomed, doomed.currentSnapshot()).files("all").get(0);
    doomed
        .newAppend()
        .appendFile(DataFiles.builder(doomed.spec()).copy(data).withPath(late).build())
        .commit();

    assertThatThrownBy(() -> store.delete(act(table, resource)))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("it is no orphan, or was written again");
    assertThat(exists(table, late)).isTrue();
  }

  @Test
  void tableWithinAnotherIsSeenAndNothingIsListed() throws Exception {
    var table = table();
    tables
        .catalog()
        .buildTable(TableIdentifier.of("shop", "inner"), IcebergTables.SCHEMA)
        .withLocation(table.location() + "/inner")
        .create();

    assertThatThrownBy(() -> all(table, 10))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("another table lies there too, by ")
        .hasMessageContaining(FilePaths.path(table.location()) + "/inner/metadata/");
  }

  @Test
  void onlyFilesOfTheTableCanBeNamed() throws Exception {
    var table = table();
    for (var id :
        List.of(
            "file:/etc/hostname",
            table.location() + "/../other/x",
            table.location() + "x/y",
            table.location() + "/data/.hidden")) {
      assertThatThrownBy(() -> store.find(listing(table), id))
          .isInstanceOf(StoreRefusedException.class)
          .hasMessageContaining("Cannot use " + id);
    }
  }

  private static Table table() throws IOException {
    var table = tables.table(PartitionSpec.unpartitioned());
    append(table, LocalDate.EPOCH);
    append(table, LocalDate.EPOCH);
    return table;
  }

  private static String orphan(Table table, String name) throws IOException {
    var location = table.location() + "/" + name;
    var path = Path.of(URI.create(uri(location)));
    Files.createDirectories(path.getParent());
    Files.writeString(path, "orphan");
    Files.setLastModifiedTime(path, FileTime.from(LONG_AGO));
    return location;
  }

  private static String uri(String location) {
    return "file://" + FilePaths.path(location);
  }

  private static Resource find(Table table, String id) throws Exception {
    return store.find(listing(table), id).orElseThrow();
  }

  private static List<Resource> all(Table table, int limit) throws Exception {
    var found = new ArrayList<Resource>();
    var cursor = Page.START;
    while (cursor != null) {
      var page = store.list(listing(table), cursor, limit);
      assertThat(page.resources()).hasSizeLessThanOrEqualTo(limit);
      found.addAll(page.resources());
      cursor = page.next();
    }
    return found;
  }

  private static Listing listing(Table table) {
    return new Listing(dataset(table), RetentionBasis.ORPHAN_FILE, ZoneOffset.UTC);
  }

  private static DatasetId dataset(Table table) {
    return IcebergTables.dataset(table);
  }

  private static RetentionAct act(Table table, Resource resource) {
    return new RetentionAct(
        "act",
        RetentionStep.DELETE,
        "plan",
        dataset(table),
        "month",
        1,
        resource,
        RetentionBasis.ORPHAN_FILE,
        "UTC",
        "store",
        false,
        false,
        "is old",
        null);
  }
}
