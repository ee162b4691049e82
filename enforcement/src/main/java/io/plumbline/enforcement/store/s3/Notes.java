package io.plumbline.enforcement.store.s3;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import io.plumbline.model.Json;
import io.plumbline.rules.retention.RetentionAct;
import java.io.UncheckedIOException;
import java.util.Optional;

/** What the bucket itself keeps of acts, one object each, below the name of their dataset. */
final class Notes {
  private final Bucket bucket;
  private final String folder;

  /**
   * @param folder of ours, with a slash at its end
   */
  Notes(Bucket bucket, String folder) {
    this.bucket = bucket;
    this.folder = folder;
  }

  /** What an act has set aside, or begun to; empty if nothing. */
  Optional<Aside> find(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    var note = bucket.read(key(act));
    try {
      return note.map(json -> Json.read(json, Aside.class));
    } catch (UncheckedIOException e) {
      throw new StoreRefusedException(
          "Cannot read %s: it is not as Plumbline wrote it".formatted(key(act)), e);
    }
  }

  void write(RetentionAct act, Aside aside)
      throws StoreUnavailableException, StoreRefusedException {
    bucket.write(key(act), Json.writeBytes(aside));
  }

  void forget(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    bucket.delete(bucket.versions(key(act), Beneath.MOST));
  }

  /** Whether something of a dataset is set aside. */
  boolean knows(String dataset) throws StoreUnavailableException, StoreRefusedException {
    return bucket.hasObjects(prefix(dataset));
  }

  private String key(RetentionAct act) {
    return prefix(act.dataset().name()) + act.id() + ".json";
  }

  private String prefix(String dataset) {
    return folder + "acts/" + S3Store.plain(dataset) + "/";
  }
}
