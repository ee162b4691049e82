package io.plumbline.enforcement.store.s3;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.enforcement.retention.RetentionOutcome.Result;
import io.plumbline.enforcement.store.Page;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.RetentionStoreContract;
import io.plumbline.enforcement.store.Standing;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionStep;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.ObjectLockRetentionMode;

/** Objects of a bucket that keeps versions, on a server in a process of its own. */
class S3StoreIT extends RetentionStoreContract {
  private static final AtomicInteger DATASETS = new AtomicInteger();
  private static final String BUCKET = "versioned";

  private static S3Server server;
  private static S3Store store;

  @BeforeAll
  static void start() throws IOException {
    server = S3Server.running();
    server.createBucket(BUCKET);
    server.keepVersions(BUCKET, BucketVersioningStatus.ENABLED);
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
    return dataset(BUCKET, days);
  }

  @Override
  protected void change(DatasetId dataset, Resource resource) {
    server.write(BUCKET, dataset.name() + "/" + resource.id() + "/part-0", "rewritten");
  }

  @Override
  protected boolean isReadable(DatasetId dataset, Resource resource) {
    return server.has(BUCKET, part(dataset, resource, "part-0"));
  }

  @Test
  void quarantineHidesWithoutCopyingAndDeletionLeavesNoVersion() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    server.write(BUCKET, part(dataset, resource, "part-0"), "written again");
    var act = take(dataset, first(dataset));
    carryOut(act);
    assertThat(server.versions(BUCKET, part(dataset, resource, ""))).isEqualTo(5);
    assertThat(server.versions(BUCKET, ".plumbline/quarantine/" + act.id())).isZero();

    assertThat(carryOut(deletion(act)).result()).isEqualTo(Result.APPLIED);

    assertThat(server.versions(BUCKET, part(dataset, resource, ""))).isZero();
    assertThat(server.versions(BUCKET, ".plumbline/acts/" + dataset.name())).isZero();
    assertThat(all(dataset)).hasSize(1);
  }

  @Test
  void interruptedStepGoesOnFromWhatTheBucketKeeps() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    var act = take(dataset, resource);
    carryOut(act);
    carryOut(act.with(RetentionStep.RESTORE));
    // As after a crash: noted, and one of its two objects is hidden.
    var prefix = part(dataset, resource, "");
    var bucket = new Bucket(config());
    var aside = Aside.of(act, prefix, true, ".plumbline/", bucket.versions(prefix, Beneath.MOST));
    new Notes(bucket, ".plumbline/").write(act, aside);
    bucket.hide(aside.visible().subList(0, 1));
    assertThat(store.standing(act)).isEqualTo(Standing.UNDERWAY);

    assertThat(carryOut(act).result()).isEqualTo(Result.APPLIED);

    assertThat(store.standing(act)).isEqualTo(Standing.SET_ASIDE);
    assertThat(server.has(BUCKET, prefix)).isFalse();
    bucket.close();
  }

  @Test
  void objectThatComesWhileItsOlderVersionIsHiddenStaysInSight() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    var act = take(dataset, resource);
    var prefix = part(dataset, resource, "");
    try (var bucket = new Bucket(config())) {
      var objects = bucket.versions(prefix, Beneath.MOST);
      var aside = Aside.of(act, prefix, true, ".plumbline/", objects);
      server.write(BUCKET, prefix + "part-0", "late");
      // As after a crash right after the markers: one of them hides what has come.
      bucket.hide(aside.visible());
      assertThat(server.has(BUCKET, prefix + "part-0")).isFalse();

      new Hiding(bucket).setAside(aside);
    }

    assertThat(server.has(BUCKET, prefix + "part-0")).isTrue();
    assertThat(server.has(BUCKET, prefix + "deep/part-1")).isFalse();
  }

  @Test
  void rowsThatComeWhileAPartitionIsSetAsideStay() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    var act = take(dataset, resource);
    carryOut(act);
    server.write(BUCKET, part(dataset, resource, "part-0"), "late");

    var restored = carryOut(act.with(RetentionStep.RESTORE));
    assertThat(restored.result()).isEqualTo(Result.FAILED);
    assertThat(restored.message()).contains("something else has taken its place");
    assertThat(carryOut(deletion(act)).result()).isEqualTo(Result.APPLIED);
    assertThat(isReadable(dataset, resource)).isTrue();
    assertThat(server.has(BUCKET, part(dataset, resource, "deep/part-1"))).isFalse();
  }

  @Test
  void archiveLeavesNothingInPlaceAndComesBack() throws Exception {
    var dataset = dataset(2);
    var resource = first(dataset);
    var act = take(dataset, resource).with(RetentionStep.ARCHIVE);
    store.setAside(act);
    assertThat(server.versions(BUCKET, part(dataset, resource, ""))).isZero();
    assertThat(server.has(BUCKET, ".plumbline/archive/" + act.id() + "/part-0")).isTrue();

    store.restore(act);

    assertThat(isReadable(dataset, resource)).isTrue();
    assertThat(server.versions(BUCKET, ".plumbline/archive/" + act.id())).isZero();
  }

  @Test
  void whatObjectLockKeepsIsRefusedBeforeAnythingIsTouched() throws Exception {
    server.client().createBucket(each -> each.bucket("locked").objectLockEnabledForBucket(true));
    server.keepVersions("locked", BucketVersioningStatus.ENABLED);
    try (var locked = server.store("locked", Map.of())) {
      var dataset = dataset("locked", 2);
      var all = locked.list(listing(dataset), Page.START, 10).resources();
      var held = take(dataset, all.get(0));
      server
          .client()
          .putObjectLegalHold(
              each ->
                  each.bucket("locked")
                      .key(part(dataset, all.get(0), "part-0"))
                      .legalHold(hold -> hold.status(ObjectLockLegalHoldStatus.ON)));
      assertThatThrownBy(() -> locked.setAside(held))
          .isInstanceOf(StoreRefusedException.class)
          .hasMessage(
              "Cannot set aside %s: the bucket has a legal hold on it"
                  .formatted(part(dataset, all.get(0), "part-0")));
      assertThat(locked.standing(held)).isEqualTo(Standing.UNTOUCHED);

      var kept = take(dataset, all.get(1));
      locked.setAside(kept);
      var key = part(dataset, all.get(1), "part-0");
      var version =
          server.client().listObjectVersions(each -> each.bucket("locked").prefix(key)).versions();
      server
          .client()
          .putObjectRetention(
              each ->
                  each.bucket("locked")
                      .key(key)
                      .versionId(version.get(0).versionId())
                      .retention(
                          retention ->
                              retention
                                  .mode(ObjectLockRetentionMode.COMPLIANCE)
                                  .retainUntilDate(Instant.parse("2099-01-01T00:00:00Z"))));
      assertThatThrownBy(() -> locked.delete(deletion(kept)))
          .isInstanceOf(StoreRefusedException.class)
          .hasMessageContaining("Object Lock keeps it until 2099-01-01T00:00:00Z, mode COMPLIANCE");
      assertThat(locked.standing(kept)).isEqualTo(Standing.SET_ASIDE);
    }
  }

  @Test
  void partitionOfSeveralLevelsIsOneResourceAndPagesResumeWithinIt() throws Exception {
    for (var day :
        new String[] {
          "year=2026/month=01/day=01",
          "year=2026/month=01/day=02",
          "year=2026/month=01-b/day=03",
          "year=2026/month=02/day=01",
          "year=2027/month=01/day=01"
        }) {
      server.write(BUCKET, "lake/levels/" + day + "/part-0", "rows");
    }
    server.write(BUCKET, "lake/levels/year=2026/_SUCCESS", "");
    var found = new ArrayList<String>();
    try (var deep = server.store(BUCKET, Map.of("levels", "3"))) {
      var cursor = Page.START;
      while (cursor != null) {
        var page = deep.list(listing(named("lake/levels")), cursor, 1);
        page.resources().forEach(resource -> found.add(resource.id()));
        cursor = page.next();
      }
    }

    assertThat(found)
        .containsExactly(
            "year=2026/month=01-b/day=03",
            "year=2026/month=01/day=01",
            "year=2026/month=01/day=02",
            "year=2026/month=02/day=01",
            "year=2027/month=01/day=01");
  }

  @Test
  void bucketWhoseVersionsAreSuspendedIsLeftAlone() throws Exception {
    server.createBucket("suspended");
    server.keepVersions("suspended", BucketVersioningStatus.ENABLED);
    server.keepVersions("suspended", BucketVersioningStatus.SUSPENDED);
    try (var suspended = server.store("suspended", Map.of())) {
      assertThatThrownBy(
              () -> suspended.list(listing(new DatasetId("acme", "lake", "lake/a")), Page.START, 1))
          .isInstanceOf(StoreRefusedException.class)
          .hasMessage("Cannot act in bucket suspended: its versions are suspended; enable them");
    }
  }

  @Test
  void nothingOutsideThePrefixIsTouchedWhateverANameSays() throws Exception {
    for (var name :
        new String[] {"other", "lake/../other", "lake//x", "lakeside/x", ".plumbline/acts"}) {
      assertThatThrownBy(() -> store.list(listing(named(name)), Page.START, 1))
          .isInstanceOf(StoreRefusedException.class)
          .hasMessageContaining("Cannot use " + name);
    }
    var elsewhere = new DatasetId("acme", "s3://other", "lake/orders");
    assertThatThrownBy(() -> store.list(listing(elsewhere), Page.START, 1))
        .isInstanceOf(StoreRefusedException.class)
        .hasMessageContaining("it is not in bucket versioned");
    var dataset = dataset(1);
    for (var id : new String[] {"..", "", ".x", "a/b", "_temporary"}) {
      assertThatThrownBy(() -> store.find(listing(dataset), id))
          .isInstanceOf(StoreRefusedException.class);
    }
  }

  @Test
  void serverTellsItsTime() throws Exception {
    assertThat(store.clock().orElseThrow())
        .isBetween(Instant.now().minus(Duration.ofMinutes(1)), Instant.now().plusSeconds(1));
  }

  private static DatasetId dataset(String bucket, int days) {
    var name = "lake/orders" + DATASETS.incrementAndGet();
    for (int day = 0; day < days; day++) {
      var prefix = name + "/dt=" + FIRST_DAY.plusDays(day);
      server.write(bucket, prefix + "/part-0", "rows of " + day);
      server.write(bucket, prefix + "/deep/part-1", "more rows of " + day);
    }
    server.write(bucket, name + "/_SUCCESS", "");
    server.write(bucket, name + "/_temporary/x", "");
    return new DatasetId("acme", "s3://" + bucket, name);
  }

  private static DatasetId named(String name) {
    return new DatasetId("acme", "s3://" + BUCKET, name);
  }

  private static String part(DatasetId dataset, Resource resource, String file) {
    return dataset.name() + "/" + resource.id() + "/" + file;
  }

  private static S3Config config() {
    return S3Server.config(server.url(), BUCKET, Map.of());
  }
}
