package io.plumbline.enforcement.store.s3;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import java.util.List;

/** Delete markers over the versions that were planned, and none over what came since. */
final class Hiding implements Way {
  // Someone may have deleted a hidden object once more, which puts a marker on a marker.
  private static final int MOST_LAYERS = 10;

  private final Bucket bucket;

  Hiding(Bucket bucket) {
    this.bucket = bucket;
  }

  @Override
  public void setAside(Aside aside) throws StoreUnavailableException, StoreRefusedException {
    hide(
        aside, Beneath.of(bucket, aside).ours().stream().filter(ObjectVersion::isVisible).toList());
  }

  /**
   * Hides these. What others wrote just before under keys of the act comes back into sight, whether
   * this call hid it or one that was interrupted.
   */
  void hide(Aside aside, List<ObjectVersion> objects)
      throws StoreUnavailableException, StoreRefusedException {
    bucket.hide(objects);
    var after = Beneath.of(bucket, aside);
    var overwritten = Beneath.keys(after.others());
    bucket.delete(
        after.latestMarkers().stream().filter(each -> overwritten.contains(each.key())).toList());
  }

  @Override
  public void restore(Aside aside) throws StoreUnavailableException, StoreRefusedException {
    var beneath = Beneath.of(bucket, aside);
    requireNothingElse(beneath);
    if (beneath.planned().size() < aside.visible().size()) {
      throw new StoreRefusedException(
          "Cannot restore %s: versions of it are gone".formatted(aside.prefix()), null);
    }
    for (int i = 0; i < MOST_LAYERS && !beneath.latestMarkers().isEmpty(); i++) {
      bucket.delete(beneath.latestMarkers());
      beneath = Beneath.of(bucket, aside);
    }
  }

  @Override
  public void delete(Aside aside) throws StoreUnavailableException, StoreRefusedException {
    var doomed = Beneath.of(bucket, aside).ours();
    new Locks(bucket).requireFree("delete", doomed);
    // The markers last: without them older versions would come into sight.
    bucket.delete(doomed);
    bucket.delete(Beneath.of(bucket, aside).idleMarkers());
  }

  static void requireNothingElse(Beneath beneath) throws StoreRefusedException {
    if (!beneath.others().isEmpty()) {
      throw new StoreRefusedException(
          "Cannot restore %s: something else has taken its place, such as %s"
              .formatted(beneath.aside().prefix(), beneath.others().get(0).key()),
          null);
    }
  }
}
