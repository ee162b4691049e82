package io.plumbline.enforcement.store.s3;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What lies beneath the prefix of an act now, beside what lay there when it began. */
record Beneath(Aside aside, List<ObjectVersion> now, Set<ObjectVersion> known) {
  /** A partition of more versions is left alone. */
  static final int MOST = 100_000;

  // What lay there then, a marker on each, and as much again that came since.
  private static final int MOST_NOW = 3 * MOST;

  static Beneath of(Bucket bucket, Aside aside)
      throws StoreUnavailableException, StoreRefusedException {
    var now = bucket.versions(aside.prefix(), MOST_NOW);
    if (now.size() > MOST_NOW) {
      throw new StoreRefusedException(
          "Cannot look through %s: more than %,d versions of objects lie there"
              .formatted(aside.prefix(), MOST_NOW),
          null);
    }
    var known = new HashSet<ObjectVersion>();
    aside.objects().forEach(each -> known.add(plain(each)));
    return new Beneath(aside, now, known);
  }

  /** Whether it lay there when the act began, hidden since or not. */
  boolean isKnown(ObjectVersion object) {
    return known.contains(plain(object));
  }

  /** What lay there then and still does. */
  List<ObjectVersion> ours() {
    return now.stream().filter(each -> !each.isMarker() && isKnown(each)).toList();
  }

  /** What readers saw when the act began, and is still there. */
  List<ObjectVersion> planned() {
    var planned = aside.visible().stream().map(Beneath::plain).collect(Collectors.toSet());
    return now.stream().filter(each -> planned.contains(plain(each))).toList();
  }

  /** What came since. */
  List<ObjectVersion> others() {
    return now.stream().filter(each -> !each.isMarker() && !isKnown(each)).toList();
  }

  /** Markers that hide what the act is about. */
  List<ObjectVersion> latestMarkers() {
    var keys = keys(aside.visible());
    return now.stream()
        .filter(each -> each.isMarker() && each.isLatest() && keys.contains(each.key()))
        .toList();
  }

  /** Markers on keys of the act of which nothing else is left. */
  List<ObjectVersion> idleMarkers() {
    var ofAct = keys(aside.objects());
    var left = keys(now.stream().filter(each -> !each.isMarker()).toList());
    return now.stream()
        .filter(each -> each.isMarker() && ofAct.contains(each.key()) && !left.contains(each.key()))
        .toList();
  }

  static Set<String> keys(List<ObjectVersion> objects) {
    return objects.stream().map(ObjectVersion::key).collect(Collectors.toSet());
  }

  // Hiding a version makes it an older one, and changes nothing else.
  private static ObjectVersion plain(ObjectVersion object) {
    return new ObjectVersion(
        object.key(), object.versionId(), object.etag(), object.bytes(), false, false);
  }
}
