package io.plumbline.enforcement.store.s3;

import io.plumbline.model.Hashes;
import java.util.ArrayList;
import java.util.List;

/**
 * What lies beneath a prefix.
 *
 * @param version changes when an object is written, deleted or hidden
 * @param bytes of all versions, for all of them are deleted
 */
record Content(String version, long bytes) {
  static Content of(List<ObjectVersion> objects) {
    var parts = new ArrayList<String>(objects.size());
    long bytes = 0;
    for (var object : objects) {
      parts.add(
          "%s\0%s\0%s\0%d\0%b\0%b"
              .formatted(
                  object.key(),
                  object.versionId(),
                  object.etag(),
                  object.bytes(),
                  object.isLatest(),
                  object.isMarker()));
      bytes += object.bytes();
    }
    parts.sort(null);
    return new Content(Hashes.of(parts.toArray(String[]::new)), bytes);
  }
}
