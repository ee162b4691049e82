package io.plumbline.enforcement.store.iceberg;

import static io.plumbline.enforcement.store.iceberg.IcebergTables.append;
import static io.plumbline.enforcement.store.iceberg.IcebergTables.exists;
import static io.plumbline.enforcement.store.iceberg.IcebergTables.files;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.abort;

import io.plumbline.enforcement.retention.RetentionOutcome.Result;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.RetentionStoreContract;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.RetentionStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Snapshot;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Snapshots of tables of a JDBC catalog; their days are the instants at which they were made. */
class SnapshotStoreIT extends RetentionStoreContract {
  @TempDir static Path directory;
  private static IcebergTables tables;
  private static SnapshotStore store;

  private List<Long> commits = List.of();

  @BeforeAll
  static void start() {
    tables = new IcebergTables(directory);
    store = new SnapshotStore("lake", tables::catalog);
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
    return new SnapshotStore("lake", tables::unreachable);
  }

  @Override
  protected RetentionBasis basis() {
    return RetentionBasis.SNAPSHOT;
  }

  @Override
  protected long end(int commit) {
    return commits.get(commit);
  }

  @Override
  protected DatasetId dataset(int count) throws Exception {
    var table = tables.table(PartitionSpec.unpartitioned());
    for (int i = 0; i < count; i++) {
      append(table, FIRST_DAY);
    }
    commits = new ArrayList<>();
    table.snapshots().forEach(snapshot -> commits.add(snapshot.timestampMillis()));
    return IcebergTables.dataset(table);
  }

  @Override
  protected void change(DatasetId dataset, Resource resource) {
    abort("a snapshot never changes");
  }

  @Override
  protected boolean share(DatasetId dataset, Resource resource) {
    tables
        .load(dataset)
        .manageSnapshots()
        .createTag("audit", Long.parseLong(resource.id()))
        .commit();
    return true;
  }

  @Override
  protected boolean isReadable(DatasetId dataset, Resource resource) {
    return tables.load(dataset).snapshot(Long.parseLong(resource.id())) != null;
  }

  @Test
  void expiryTakesOneSnapshotWithTheFilesThatNoOtherNeeds() throws Exception {
    var dataset = dataset(3);
    var table = tables.load(dataset);
    var resource = first(dataset);
    var current = files(table, "all");
    var doomed = table.snapshot(Long.parseLong(resource.id())).manifestListLocation();

    assertThat(carryOut(take(dataset, resource)).result()).isEqualTo(Result.APPLIED);

    assertThat(exists(table, doomed)).isFalse();
    assertThat(current).hasSize(3).allMatch(file -> exists(table, file));
    assertThat(tables.load(dataset).snapshots()).hasSize(2);
  }

  @Test
  void fileThatWasDeletedFromTheTableGoesWithTheLastSnapshotThatHadIt() throws Exception {
    var dataset = dataset(1);
    var table = tables.load(dataset);
    var file = files(table, "all").get(0);
    table.newDelete().deleteFile(file).commit();
    append(table, FIRST_DAY);
    for (var resource : all(dataset)) {
      if (resource.sharedWith().isEmpty()) {
        carryOut(take(dataset, resource));
      }
    }

    assertThat(exists(table, file)).isFalse();
    assertThat(tables.load(dataset).snapshots()).hasSize(1);
  }

  @Test
  void settingsOfTheTableExpireNothingElse() throws Exception {
    var dataset = dataset(3);
    tables.load(dataset).updateProperties().set("history.expire.max-snapshot-age-ms", "1").commit();

    carryOut(take(dataset, first(dataset)));

    assertThat(tables.load(dataset).snapshots()).hasSize(2);
  }

  @Test
  void currentSnapshotStays() throws Exception {
    var dataset = dataset(2);
    Snapshot current = tables.load(dataset).currentSnapshot();
    var resource = store.find(listing(dataset), Long.toString(current.snapshotId())).orElseThrow();

    assertThat(resource.sharedWith()).isEqualTo("readers of the table, branch main");
    assertThat(carryOut(take(dataset, resource)).result()).isEqualTo(Result.KEPT);
    assertThatThrownBy(() -> store.delete(take(dataset, resource)))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("it is needed by readers of the table");
  }

  @Test
  void thereIsNoQuarantineAndNoWayBack() throws Exception {
    var dataset = dataset(2);
    var act = take(dataset, first(dataset));
    assertThatThrownBy(() -> store.setAside(act))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("write THEN DELETE");
    carryOut(act);

    assertThat(carryOut(act.with(RetentionStep.RESTORE)).result()).isEqualTo(Result.FAILED);
  }
}
