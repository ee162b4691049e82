package io.plumbline.enforcement.store.s3;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.enforcement.retention.RetentionOutcome.Result;
import io.plumbline.enforcement.store.Page;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.RetentionStoreContract;
import io.plumbline.enforcement.store.Standing;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionStep;
import java.io.IOException;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Objects of a bucket that keeps no versions: they are moved, and what is overwritten is lost. */
class S3StoreWithoutVersionsIT extends RetentionStoreContract {
  private static final AtomicInteger DATASETS = new AtomicInteger();
  private static final String BUCKET = "plain";

  private static S3Server server;
  private static S3Store store;

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.running();
    server.createBucket(BUCKET);
    store = server.store(BUCKET, Map.of());
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
    return S3Server.store("http://127.0.0.1:1", BUCKET, Map.of());
  }

  @Override
  protected DatasetId dataset(int days) {
    var name = "lake/orders" + DATASETS.incrementAndGet();
    for (int day = 0; day < days; day++) {
      server.write(BUCKET, name + "/dt=" + FIRST_DAY.plusDays(day) + "/part-0", "rows of " + day);
    }
    return new DatasetId("acme", "s3://" + BUCKET, "/" + name);
  }

  @Override
  protected void change(DatasetId dataset, Resource resource) {
    server.write(BUCKET, key(dataset, resource, "part-1"), "late");
  }

  @Override
  protected boolean isReadable(DatasetId dataset, Resource resource) {
    return server.has(BUCKET, key(dataset, resource, "part-0"));
  }

  @Test
  void whatWasQuarantinedAndIsDeletedLeavesNothingAndTheDatasetStaysKnown() throws Exception {
    var dataset = dataset(1);
    var resource = first(dataset);
    var act = take(dataset, resource);
    carryOut(act);
    assertThat(server.has(BUCKET, ".plumbline/quarantine/" + act.id() + "/part-0")).isTrue();
    assertThat(store.list(listing(dataset), Page.START, 10).resources()).isEmpty();

    assertThat(carryOut(deletion(act)).result()).isEqualTo(Result.APPLIED);

    assertThat(server.has(BUCKET, ".plumbline/quarantine/" + act.id())).isFalse();
    assertThat(server.has(BUCKET, ".plumbline/acts" + dataset.name())).isFalse();
  }

  @Test
  void objectWrittenAgainWhileItsCopyIsAsideIsNeitherDeletedNorMixed() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    var act = take(dataset, resource);
    carryOut(act);
    server.write(BUCKET, key(dataset, resource, "part-0"), "new rows");

    assertThat(carryOut(act.with(RetentionStep.RESTORE)).message())
        .contains("something else has taken its place");
    assertThat(carryOut(deletion(act)).result()).isEqualTo(Result.APPLIED);
    assertThat(isReadable(dataset, resource)).isTrue();
  }

  @Test
  void interruptedMoveGoesOnAndAnInterruptedReturnToo() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    server.write(BUCKET, key(dataset, resource, "part-1"), "more");
    var act = take(dataset, first(dataset));
    var prefix = key(dataset, resource, "");
    try (var bucket = new Bucket(config())) {
      var aside =
          Aside.of(act, prefix, false, ".plumbline/", bucket.versions(prefix, Beneath.MOST));
      new Notes(bucket, ".plumbline/").write(act, aside);
      // As after a crash: both are copied, one is deleted already.
      for (var object : aside.visible()) {
        bucket.copy(object, aside.copyOf(object));
      }
      bucket.delete(aside.visible().subList(0, 1));
      assertThat(store.standing(act)).isEqualTo(Standing.UNDERWAY);
      assertThat(carryOut(act).result()).isEqualTo(Result.APPLIED);
      assertThat(server.has(BUCKET, prefix)).isFalse();

      // One of them is back already.
      var copies = bucket.versions(aside.copies(), Beneath.MOST);
      bucket.copy(copies.get(0), aside.visible().get(0).key());
      assertThat(carryOut(act.with(RetentionStep.RESTORE)).result()).isEqualTo(Result.APPLIED);
    }
    assertThat(server.versions(BUCKET, prefix)).isEqualTo(2);
    assertThat(first(dataset).version()).isEqualTo(act.resource().version());
  }

  private static String key(DatasetId dataset, Resource resource, String file) {
    return dataset.name().substring(1) + "/" + resource.id() + "/" + file;
  }

  private static S3Config config() {
    return S3Server.config(server.url(), BUCKET, Map.of());
  }
}
