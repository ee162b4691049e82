package io.plumbline.rules.quality;

/** A well-mixed hash of a segment's name, from 0 to the greatest long. */
final class SegmentHash {
  private static final long OFFSET = 0xcbf29ce484222325L;
  private static final long PRIME = 0x100000001b3L;

  private SegmentHash() {}

  /** FNV-1a over the characters, then the finalizer of MurmurHash3 (public domain, Appleby). */
  static long of(String name) {
    long hash = OFFSET;
    for (int i = 0; i < name.length(); i++) {
      hash = (hash ^ name.charAt(i)) * PRIME;
    }
    hash = (hash ^ (hash >>> 33)) * 0xff51afd7ed558ccdL;
    hash = (hash ^ (hash >>> 33)) * 0xc4ceb9fe1a85ec53L;
    return (hash ^ (hash >>> 33)) >>> 1;
  }
}
