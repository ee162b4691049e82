package io.plumbline.enforcement.store.iceberg;

import java.util.Arrays;
import java.util.stream.Stream;

/**
 * A set of files by their paths, in eight bytes a file. It may say of a file that is not in it that
 * it is, once in very many, and never the reverse: what decides which files go errs by keeping.
 * Scheme and authority do not count, for one file has many of them, as {@code s3} and {@code s3a}.
 */
final class FilePaths {
  private final long[] hashes;

  private FilePaths(long[] hashes) {
    this.hashes = hashes;
  }

  static FilePaths of(Stream<String> locations) {
    return new FilePaths(locations.mapToLong(FilePaths::hash).sorted().distinct().toArray());
  }

  boolean mayHave(String location) {
    return Arrays.binarySearch(hashes, hash(location)) >= 0;
  }

  /** The path alone: what follows scheme and authority, with single slashes. */
  static String path(String location) {
    int scheme = location.indexOf(":/");
    var rest = scheme < 0 ? location : location.substring(scheme + 1);
    if (rest.startsWith("//")) {
      int authorityEnd = rest.indexOf('/', 2);
      rest = authorityEnd < 0 ? "/" : rest.substring(authorityEnd);
    }
    return rest.replaceAll("/{2,}", "/");
  }

  // FNV-1a of 64 bits, http://www.isthe.com/chongo/tech/comp/fnv, and a finish that spreads it.
  private static long hash(String location) {
    var path = path(location);
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < path.length(); i++) {
      hash = (hash ^ path.charAt(i)) * 0x100000001b3L;
    }
    hash ^= hash >>> 32;
    hash *= 0x9e3779b97f4a7c15L;
    return hash ^ hash >>> 29;
  }
}
