package io.plumbline.enforcement.store.iceberg;

import static io.plumbline.enforcement.store.iceberg.IcebergTables.append;
import static io.plumbline.enforcement.store.iceberg.IcebergTables.exists;
import static io.plumbline.enforcement.store.iceberg.IcebergTables.files;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.enforcement.retention.RetentionOutcome.Result;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.RetentionStoreContract;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionStep;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Table;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables of a JDBC catalog with real data files. */
class IcebergStoreIT extends RetentionStoreContract {
  @TempDir static Path directory;
  private static IcebergTables tables;
  private static IcebergStore store;

  @BeforeAll
  static void start() {
    tables = new IcebergTables(directory);
    store = new IcebergStore("lake", tables::catalog);
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
    return new IcebergStore("lake", tables::unreachable);
  }

  @Override
  protected DatasetId dataset(int days) throws Exception {
    var table = tables.table(PartitionSpec.builderFor(IcebergTables.SCHEMA).day("at").build());
    for (int day = 0; day < days; day++) {
      append(table, FIRST_DAY.plusDays(day));
    }
    return IcebergTables.dataset(table);
  }

  @Override
  protected void change(DatasetId dataset, Resource resource) throws Exception {
    append(tables.load(dataset), FIRST_DAY);
  }

  @Override
  protected boolean isReadable(DatasetId dataset, Resource resource) throws Exception {
    var table = tables.load(dataset);
    return table.currentSnapshot() != null
        && !new PartitionFiles(table, table.currentSnapshot()).files(resource.id()).isEmpty();
  }

  @Test
  void filesOfADeletedPartitionAreGoneAndTheOthersStay() throws Exception {
    var dataset = dataset(3);
    var table = tables.load(dataset);
    var resource = first(dataset);
    var doomed = files(table, resource.id());
    var act = take(dataset, resource);
    carryOut(act);
    assertThat(doomed).allMatch(file -> exists(table, file));

    var deleted = carryOut(deletion(act));

    assertThat(deleted.result()).as(deleted.message()).isEqualTo(Result.APPLIED);
    assertThat(doomed).noneMatch(file -> exists(table, file));
    for (var each : all(dataset)) {
      assertThat(files(tables.load(dataset), each.id())).allMatch(file -> exists(table, file));
    }
  }

  @Test
  void tagOfSomeoneElseKeepsTheFiles() throws Exception {
    var dataset = dataset(2);
    var table = tables.load(dataset);
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
    append(tables.load(dataset), FIRST_DAY.plusDays(9));
    tables
        .load(dataset)
        .expireSnapshots()
        .expireOlderThan(System.currentTimeMillis() + 1_000)
        .retainLast(1)
        .commit();

    assertThat(carryOut(act.with(RetentionStep.RESTORE)).result()).isEqualTo(Result.APPLIED);
    assertThat(files(tables.load(dataset), resource.id()))
        .isNotEmpty()
        .allMatch(file -> exists(tables.load(dataset), file));
  }

  @Test
  void rowsThatComeWhileAPartitionIsSetAsideStay() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    var act = take(dataset, resource);
    carryOut(act);
    append(tables.load(dataset), FIRST_DAY);

    assertThat(carryOut(deletion(act)).result()).isEqualTo(Result.APPLIED);
    assertThat(files(tables.load(dataset), resource.id())).hasSize(1);
  }

  @Test
  void onlyAFieldAboutTimeTellsTheAge() throws Exception {
    var text =
        tables.table(
            PartitionSpec.builderFor(IcebergTables.SCHEMA)
                .identity("dt")
                .bucket("id", 2_100)
                .build());
    append(text, FIRST_DAY);
    var bucket =
        tables.table(PartitionSpec.builderFor(IcebergTables.SCHEMA).bucket("id", 2_100).build());
    append(bucket, FIRST_DAY);
    var two =
        tables.table(
            PartitionSpec.builderFor(IcebergTables.SCHEMA).identity("dt").day("at").build());
    append(two, FIRST_DAY);
    var none = tables.table(PartitionSpec.unpartitioned());
    append(none, FIRST_DAY);

    assertThat(ages(text)).containsExactly(end(0));
    assertThat(ages(bucket)).containsExactly((Long) null);
    assertThat(ages(two)).containsExactly((Long) null);
    assertThat(ages(none)).containsExactly((Long) null);
  }

  private List<Long> ages(Table table) throws Exception {
    var ages = new ArrayList<Long>();
    all(IcebergTables.dataset(table)).forEach(resource -> ages.add(resource.basisAtMillis()));
    return ages;
  }
}
