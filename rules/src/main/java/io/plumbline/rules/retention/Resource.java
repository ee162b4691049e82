package io.plumbline.rules.retention;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What a policy may act on: a partition, a snapshot, a directory, a stretch of a topic.
 *
 * @param id its name within the dataset's store; the same as long as it exists
 * @param version changes whenever its content may have changed
 * @param basisAtMillis what its age is told by; null if unknown, and then it is kept
 * @param bytes its size; -1 if unknown
 * @param location where its data lie, for people; possibly empty
 * @param sharedWith who else needs the same data, and keeps it; empty for nobody
 */
public record Resource(
    String id, String version, Long basisAtMillis, long bytes, String location, String sharedWith) {
  /** The size of a resource whose store does not tell it. */
  public static final long UNKNOWN_SIZE = -1;

  public Resource {
    requireNonNull(id, "id is null");
    requireNonNull(version, "version is null");
    requireNonNull(location, "location is null");
    requireNonNull(sharedWith, "sharedWith is null");
  }

  /** A resource that nobody shares. */
  public static Resource of(
      String id, String version, Instant basisAt, long bytes, String location) {
    return new Resource(
        id, version, basisAt == null ? null : basisAt.toEpochMilli(), bytes, location, "");
  }

  /** The same, needed by someone else too. */
  public Resource sharedBy(String who) {
    return new Resource(id, version, basisAtMillis, bytes, location, who);
  }

  /** What its age is told by; null if unknown. */
  Instant basisAt() {
    return basisAtMillis == null ? null : Instant.ofEpochMilli(basisAtMillis);
  }
}
