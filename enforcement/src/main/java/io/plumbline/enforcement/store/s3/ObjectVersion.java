package io.plumbline.enforcement.store.s3;

import static java.util.Objects.requireNonNull;

/**
 * One version of an object, or a delete marker that hides the versions before it.
 *
 * @param versionId {@code null} in letters where the bucket keeps no versions
 * @param etag changes with the content; empty of a marker
 * @param isLatest whether readers who name no version get it
 */
record ObjectVersion(
    String key, String versionId, String etag, long bytes, boolean isLatest, boolean isMarker) {
  private static final String NONE = "null";

  ObjectVersion {
    requireNonNull(key, "key is null");
    requireNonNull(etag, "etag is null");
    versionId = versionId == null ? NONE : versionId;
  }

  /** Whether writing the same key again takes its place, for it has no id of its own. */
  boolean isOverwritable() {
    return versionId.equals(NONE);
  }

  /** Whether readers see it. */
  boolean isVisible() {
    return isLatest && !isMarker;
  }

  /** Whether both are the same content under the same name, hidden or not. */
  boolean isSameAs(ObjectVersion other) {
    return key.equals(other.key)
        && versionId.equals(other.versionId)
        && etag.equals(other.etag)
        && bytes == other.bytes;
  }
}
