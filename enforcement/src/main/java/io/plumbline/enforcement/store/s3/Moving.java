package io.plumbline.enforcement.store.s3;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Copies in another place, made and counted before the objects themselves are deleted. */
final class Moving implements Way {
  /** Larger ones no server copies in one call. */
  static final long MOST_BYTES = 5L << 30;

  private final Bucket bucket;

  Moving(Bucket bucket) {
    this.bucket = bucket;
  }

  @Override
  public void setAside(Aside aside) throws StoreUnavailableException, StoreRefusedException {
    var copies = visible(aside.copies());
    var beneath = Beneath.of(bucket, aside);
    var planned = beneath.planned();
    for (var object : planned) {
      if (!copies.containsKey(aside.copyOf(object))) {
        bucket.copy(object, aside.copyOf(object));
      }
    }
    if (bucket.keepsVersions()) {
      // Hidden first, for without a marker older versions would come into sight.
      new Hiding(bucket).hide(aside, planned.stream().filter(ObjectVersion::isVisible).toList());
      bucket.delete(Beneath.of(bucket, aside).planned());
      bucket.delete(Beneath.of(bucket, aside).idleMarkers());
    } else {
      bucket.delete(planned);
    }
  }

  @Override
  public void restore(Aside aside) throws StoreUnavailableException, StoreRefusedException {
    var places = visible(aside.prefix());
    var copies = visible(aside.copies());
    var back = new ArrayList<ObjectVersion>();
    for (var object : aside.visible()) {
      var copy = copies.get(aside.copyOf(object));
      var place = places.remove(object.key());
      if (copy == null && place == null && aside.isDone()) {
        throw new StoreRefusedException(
            "Cannot restore %s: it is gone".formatted(object.key()), null);
      }
      if (copy != null && place != null && !isOneOf(place, object, copy)) {
        throw taken(aside, place.key());
      }
      if (copy != null && place == null) {
        back.add(object);
      }
    }
    if (!places.isEmpty()) {
      throw taken(aside, places.keySet().iterator().next());
    }
    for (var object : back) {
      bucket.copy(copies.get(aside.copyOf(object)), object.key());
    }
    purge(aside.copies());
  }

  @Override
  public void delete(Aside aside) throws StoreUnavailableException, StoreRefusedException {
    // Older versions, if there are any; what readers see now has come since.
    var doomed =
        Beneath.of(bucket, aside).ours().stream().filter(each -> !each.isVisible()).toList();
    new Locks(bucket).requireFree("delete", doomed);
    bucket.delete(doomed);
    bucket.delete(Beneath.of(bucket, aside).idleMarkers());
    purge(aside.copies());
  }

  /** Deletes all that is beneath a prefix of ours, all versions of it. */
  private void purge(String prefix) throws StoreUnavailableException, StoreRefusedException {
    bucket.delete(bucket.versions(prefix, Integer.MAX_VALUE - 1));
  }

  private Map<String, ObjectVersion> visible(String prefix)
      throws StoreUnavailableException, StoreRefusedException {
    var found = new HashMap<String, ObjectVersion>();
    for (var object : bucket.versions(prefix, 3 * Beneath.MOST)) {
      if (object.isVisible()) {
        found.put(object.key(), object);
      }
    }
    return found;
  }

  // It was not moved yet, or it is back already.
  private static boolean isOneOf(ObjectVersion place, ObjectVersion object, ObjectVersion copy) {
    return List.of(object.etag(), copy.etag()).contains(place.etag());
  }

  private static StoreRefusedException taken(Aside aside, String key) {
    return new StoreRefusedException(
        "Cannot restore %s: something else has taken its place, such as %s"
            .formatted(aside.prefix(), key),
        null);
  }
}
