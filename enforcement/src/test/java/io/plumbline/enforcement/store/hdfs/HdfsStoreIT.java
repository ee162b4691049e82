package io.plumbline.enforcement.store.hdfs;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.enforcement.retention.RetentionOutcome.Result;
import io.plumbline.enforcement.store.Page;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.RetentionStoreContract;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionStep;
import java.io.IOException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.hdfs.DistributedFileSystem;
import org.apache.hadoop.hdfs.MiniDFSCluster;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Directories of a real name node and data node. */
class HdfsStoreIT extends RetentionStoreContract {
  private static final AtomicInteger DATASETS = new AtomicInteger();

  @TempDir static java.nio.file.Path directory;
  private static MiniDFSCluster cluster;
  private static DistributedFileSystem files;
  private static HdfsStore store;

  @BeforeAll
  static void start() throws IOException {
    var configuration = new Configuration();
    configuration.set("dfs.namenode.fs-limits.min-block-size", "0");
    cluster = new MiniDFSCluster.Builder(configuration, directory.toFile()).build();
    files = cluster.getFileSystem();
    store = store(cluster.getURI().toString(), 1, Map.of());
  }

  @AfterAll
  static void stop() {
    store.close();
    cluster.shutdown();
  }

  @Override
  protected RetentionStore store() {
    return store;
  }

  @Override
  protected RetentionStore unreachable() {
    return store("hdfs://127.0.0.1:1", 1, Map.of());
  }

  @Override
  protected DatasetId dataset(int days) throws Exception {
    var name = "/lake/orders" + DATASETS.incrementAndGet();
    for (int day = 0; day < days; day++) {
      write(name + "/dt=" + FIRST_DAY.plusDays(day) + "/part-0", "rows of " + day);
    }
    write(name + "/_SUCCESS", "");
    files.mkdirs(new Path(name + "/.staging"));
    return new DatasetId("acme", "hdfs://nn:8020", name);
  }

  @Override
  protected void change(DatasetId dataset, Resource resource) throws Exception {
    write(dataset.name() + "/" + resource.id() + "/deep/part-1", "late");
  }

  @Override
  protected boolean share(DatasetId dataset, Resource resource) throws Exception {
    var path = new Path(dataset.name(), resource.id());
    files.allowSnapshot(path);
    files.createSnapshot(path, "audit");
    return true;
  }

  @Override
  protected boolean isReadable(DatasetId dataset, Resource resource) throws Exception {
    return files.exists(new Path(dataset.name(), resource.id() + "/part-0"));
  }

  @Test
  void partitionOfSeveralLevelsIsOneResourceAndPagesResumeWithinIt() throws Exception {
    var name = "/lake/levels";
    for (var day : new LocalDate[] {FIRST_DAY, FIRST_DAY.plusDays(1), FIRST_DAY.plusDays(31)}) {
      write(
          name
              + "/year=%d/month=%02d/day=%02d/part-0"
                  .formatted(day.getYear(), day.getMonthValue(), day.getDayOfMonth()),
          "rows");
    }
    var dataset = new DatasetId("acme", "hdfs://nn:8020", name);
    var found = new ArrayList<String>();
    try (var deep = store(cluster.getURI().toString(), 3, Map.of())) {
      var cursor = Page.START;
      while (cursor != null) {
        var page = deep.list(listing(dataset), cursor, 1);
        page.resources().forEach(resource -> found.add(resource.id()));
        cursor = page.next();
      }
    }

    assertThat(found)
        .containsExactly(
            "year=2026/month=01/day=01", "year=2026/month=01/day=02", "year=2026/month=02/day=01");
  }

  @Test
  void whatIsDeletedLiesInTheTrashWhereThereIsOne() throws Exception {
    var dataset = dataset(1);
    var resource = first(dataset);
    var act = take(dataset, resource);
    try (var trashing = store(cluster.getURI().toString(), 1, Map.of("fs.trash.interval", "60"))) {
      trashing.setAside(act);
      trashing.delete(act);
    }

    var trash = new Path(files.getHomeDirectory(), ".Trash/Current/aside/quarantine/" + act.id());
    assertThat(files.exists(trash)).isTrue();
    assertThat(carryOut(deletion(act)).result()).isEqualTo(Result.FOUND_APPLIED);
  }

  @Test
  void snapshotOfTheDatasetKeepsWhatIsDeleted() throws Exception {
    var dataset = dataset(2);
    var root = new Path(dataset.name());
    files.allowSnapshot(root);
    files.createSnapshot(root, "audit");
    var act = take(dataset, first(dataset));
    carryOut(act);

    assertThat(carryOut(deletion(act)).result()).isEqualTo(Result.APPLIED);
    assertThat(files.exists(new Path(root, ".snapshot/audit/" + act.resource().id() + "/part-0")))
        .isTrue();
  }

  @Test
  void restoringNeverMixesWithWhatHasTakenThePlace() throws Exception {
    var dataset = dataset(1);
    var act = take(dataset, first(dataset));
    carryOut(act);
    write(dataset.name() + "/" + act.resource().id() + "/part-9", "new rows");

    var outcome = carryOut(act.with(RetentionStep.RESTORE));

    assertThat(outcome.result()).as(outcome.message()).isEqualTo(Result.FAILED);
    assertThat(files.listStatus(new Path(dataset.name(), act.resource().id()))).hasSize(1);
  }

  @Test
  void archivedDirectoryComesBackToo() throws Exception {
    var dataset = dataset(1);
    var resource = first(dataset);
    var act = take(dataset, resource).with(RetentionStep.ARCHIVE);
    store.setAside(act);
    assertThat(files.exists(new Path("/aside/archive/" + act.id() + "/data"))).isTrue();

    store.restore(act);

    assertThat(isReadable(dataset, resource)).isTrue();
  }

  @Test
  void quarantineIsClosedToOthers() throws Exception {
    var dataset = dataset(1);
    carryOut(take(dataset, first(dataset)));

    assertThat(files.getFileStatus(new Path("/aside")).getPermission().toString())
        .isEqualTo("rwx------");
  }

  @Test
  void nothingOutsideTheRootIsTouchedWhateverANameSays() throws Exception {
    for (var name :
        new String[] {"/other", "/lake/../other", "lake", "/", "/lake//x", "/lakeside"}) {
      assertThatThrownBy(() -> store.list(listing(new DatasetId("a", "b", name)), Page.START, 1))
          .isInstanceOf(StoreRefusedException.class)
          .hasMessageContaining("Cannot use " + name);
    }
    var dataset = dataset(1);
    for (var id : new String[] {"..", "../orders1/dt=2026-01-01", "", ".snapshot", "a/b"}) {
      assertThatThrownBy(() -> store.find(listing(dataset), id))
          .isInstanceOf(StoreRefusedException.class);
    }
  }

  private static HdfsStore store(String uri, int levels, Map<String, String> settings) {
    return new HdfsStore(
        new HdfsConfig(
            "lake", uri, null, settings, "/lake", "/aside", levels, Duration.ofSeconds(10)));
  }

  private static void write(String path, String text) throws IOException {
    try (var out = files.create(new Path(path))) {
      out.write(text.getBytes(UTF_8));
    }
  }
}
