package io.plumbline.connectors.file.column;

import java.util.Arrays;

/**
 * A hash table from byte strings to ints. Adds its own copy of each key. Lookups are linear in the
 * key's length; a seed that nobody outside knows and a limit on probes keep chosen keys from making
 * it slow.
 */
final class BytesMap {
  /** What a key that is not there has. */
  static final int ABSENT = -1;

  private static final int MAX_PROBES = 64;

  private final long seed;

  // Hash in the upper half, index of the key + 1 in the lower; 0 is free.
  private long[] slots = new long[64];
  private int[] ends = new int[32];
  private int[] values = new int[32];
  private byte[] keys = new byte[512];
  private int size;

  BytesMap(long seed) {
    this.seed = seed;
  }

  /** How many bytes all keys have. */
  int bytes() {
    return size == 0 ? 0 : ends[size - 1];
  }

  void clear() {
    Arrays.fill(slots, 0);
    size = 0;
  }

  /** What a hash starts with. */
  long seed() {
    return seed;
  }

  /** Takes eight bytes into a hash; those past the key's end are 0. */
  static long mix(long hash, long word) {
    long mixed = (hash ^ word) * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 29);
  }

  /** The hash of a key in an array with {@link Words#PADDING}. */
  long hash(byte[] bytes, int from, int to) {
    long hash = seed;
    int p = from;
    for (; to - p >= 8; p += 8) {
      hash = mix(hash, Words.at(bytes, p));
    }
    return mix(hash, Words.first(Words.at(bytes, p), to - p));
  }

  /** The value of a key by its hash, or {@link #ABSENT}. */
  int find(byte[] bytes, int from, int to, long hash) {
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    long entry;
    while ((entry = slots[slot]) != 0) {
      int index = (int) entry - 1;
      if (((entry ^ hash) >>> 32) == 0 && isKey(index, bytes, from, to)) {
        return values[index];
      }
      slot = (slot + 1) & mask;
    }
    return ABSENT;
  }

  private boolean isKey(int index, byte[] bytes, int from, int to) {
    int start = index == 0 ? 0 : ends[index - 1];
    int length = to - from;
    if (ends[index] - start != length) {
      return false;
    }
    int i = 0;
    for (; length - i >= 8; i += 8) {
      if (Words.at(keys, start + i) != Words.at(bytes, from + i)) {
        return false;
      }
    }
    return Words.first(Words.at(keys, start + i) ^ Words.at(bytes, from + i), length - i) == 0;
  }

  /** Adds a key that is not there; it may stay unknown if its hash is that of many others. */
  void add(byte[] bytes, int from, int to, long hash, int value) {
    if (size * 2 >= slots.length) {
      grow();
    }
    int slot = freeSlot(hash);
    if (slot < 0) {
      return;
    }
    int start = bytes();
    int end = start + to - from;
    if (end + Words.PADDING > keys.length) {
      keys = Arrays.copyOf(keys, Math.max(keys.length * 2, end + Words.PADDING));
    }
    System.arraycopy(bytes, from, keys, start, to - from);
    if (size == ends.length) {
      ends = Arrays.copyOf(ends, size * 2);
      values = Arrays.copyOf(values, size * 2);
    }
    ends[size] = end;
    values[size] = value;
    size++;
    slots[slot] = (hash & 0xFFFFFFFF00000000L) | size;
  }

  private int freeSlot(long hash) {
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    for (int probes = 0; probes < MAX_PROBES; probes++) {
      if (slots[slot] == 0) {
        return slot;
      }
      slot = (slot + 1) & mask;
    }
    return -1;
  }

  private void grow() {
    slots = new long[slots.length * 2];
    int kept = size;
    for (int index = 0; index < kept; index++) {
      int start = index == 0 ? 0 : ends[index - 1];
      long hash = hash(keys, start, ends[index]);
      int slot = freeSlot(hash);
      if (slot >= 0) {
        slots[slot] = (hash & 0xFFFFFFFF00000000L) | (index + 1);
      }
    }
  }
}
