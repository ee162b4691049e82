package io.plumbline.enforcement.store.s3;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.ObjectLockLegalHoldStatus;
import software.amazon.awssdk.services.s3.model.S3Exception;

/**
 * Legal holds and retention that the bucket itself keeps on objects. The server refuses to delete
 * what they keep; asked first, nothing is begun that cannot be ended.
 */
final class Locks {
  private final Bucket bucket;

  Locks(Bucket bucket) {
    this.bucket = bucket;
  }

  /**
   * Refuses if one of these versions is kept.
   *
   * @param verb what cannot be done then, such as {@code delete}
   */
  void requireFree(String verb, List<ObjectVersion> versions)
      throws StoreUnavailableException, StoreRefusedException {
    if (!bucket.calls().run(this::hasLocks)) {
      return;
    }
    for (var version : versions) {
      if (!version.isMarker()) {
        var why = bucket.calls().run(() -> why(version));
        if (why.isPresent()) {
          throw new StoreRefusedException(
              "Cannot %s %s: %s".formatted(verb, version.key(), why.get()), null);
        }
      }
    }
  }

  private boolean hasLocks() {
    try {
      var locks = client().getObjectLockConfiguration(request -> request.bucket(bucket.name()));
      return locks.objectLockConfiguration() != null;
    } catch (S3Exception e) {
      if (isAbsence(e)) {
        return false;
      }
      throw e;
    }
  }

  private Optional<String> why(ObjectVersion version) {
    return hold(version).or(() -> retention(version));
  }

  private Optional<String> hold(ObjectVersion version) {
    try {
      var hold =
          client()
              .getObjectLegalHold(
                  request ->
                      request.bucket(bucket.name()).key(version.key()).versionId(idOf(version)));
      return hold.legalHold() != null && hold.legalHold().status() == ObjectLockLegalHoldStatus.ON
          ? Optional.of("the bucket has a legal hold on it")
          : Optional.empty();
    } catch (S3Exception e) {
      return absent(e);
    }
  }

  private Optional<String> retention(ObjectVersion version) {
    try {
      var retention =
          client()
              .getObjectRetention(
                  request ->
                      request.bucket(bucket.name()).key(version.key()).versionId(idOf(version)))
              .retention();
      boolean isKept =
          retention != null
              && retention.retainUntilDate() != null
              && retention.retainUntilDate().isAfter(Instant.now());
      return isKept
          ? Optional.of(
              "Object Lock keeps it until %s, mode %s"
                  .formatted(retention.retainUntilDate(), retention.modeAsString()))
          : Optional.empty();
    } catch (S3Exception e) {
      return absent(e);
    }
  }

  private static String idOf(ObjectVersion version) {
    return version.isOverwritable() ? null : version.versionId();
  }

  private static Optional<String> absent(S3Exception e) {
    if (isAbsence(e)) {
      return Optional.empty();
    }
    throw e;
  }

  // Not configured, or by others who speak S3, not known.
  private static boolean isAbsence(S3Exception e) {
    return e.statusCode() == 404 || e.statusCode() == 400 || e.statusCode() == 501;
  }

  private S3Client client() {
    return bucket.client();
  }
}
