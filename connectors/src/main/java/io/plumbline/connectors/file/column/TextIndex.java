package io.plumbline.connectors.file.column;

import io.plumbline.model.row.Dictionary;
import java.util.concurrent.ThreadLocalRandom;

/**
 * A hash table over the texts of a dictionary by their bytes in UTF-8. A seed that nobody outside
 * knows and a limit on probes keep chosen texts from making it slow.
 */
final class TextIndex {
  /** What a text that is not there has. */
  static final int ABSENT = -1;

  private static final int MAX_PROBES = 64;
  private static final long UPPER_HALF = 0xFFFFFFFF00000000L;

  private final long seed = ThreadLocalRandom.current().nextLong();
  private final Dictionary texts;

  // Hash in the upper half, code + 1 in the lower; 0 is free.
  private long[] slots;
  private int used;

  /** Makes an index with room for so many texts over an empty dictionary. */
  TextIndex(Dictionary texts, int room) {
    this.texts = texts;
    this.slots = new long[Integer.highestOneBit(Math.max(32, room)) * 4];
  }

  Dictionary texts() {
    return texts;
  }

  /** What a hash starts with. */
  long seed() {
    return seed;
  }

  /** Takes eight bytes into a hash; those past the text's end are 0. */
  static long mix(long hash, long word) {
    long mixed = (hash ^ word) * 0x9E3779B97F4A7C15L;
    return mixed ^ (mixed >>> 29);
  }

  /** The hash of a text in an array with {@link Words#PADDING}. */
  long hash(byte[] bytes, int from, int to) {
    long hash = seed;
    int p = from;
    for (; to - p >= 8; p += 8) {
      hash = mix(hash, Words.at(bytes, p));
    }
    return mix(hash, Words.first(Words.at(bytes, p), to - p));
  }

  /** The code of a text by its hash, or {@link #ABSENT}. */
  int find(byte[] bytes, int from, int to, long hash) {
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    long entry;
    while ((entry = slots[slot]) != 0) {
      int code = (int) entry - 1;
      if (((entry ^ hash) & UPPER_HALF) == 0 && isText(code, bytes, from, to)) {
        return code;
      }
      slot = (slot + 1) & mask;
    }
    return ABSENT;
  }

  private boolean isText(int code, byte[] bytes, int from, int to) {
    var known = texts.utf8();
    int start = texts.start(code);
    int length = to - from;
    if (texts.end(code) - start != length) {
      return false;
    }
    int i = 0;
    for (; length - i >= 8; i += 8) {
      if (Words.at(known, start + i) != Words.at(bytes, from + i)) {
        return false;
      }
    }
    return Words.first(Words.at(known, start + i) ^ Words.at(bytes, from + i), length - i) == 0;
  }

  /**
   * Adds a text that is not there and returns its code; it may stay unknown if its hash is that of
   * many others.
   */
  int add(byte[] bytes, int from, int to, long hash) {
    int code = texts.add(bytes, from, to);
    if (++used * 2 >= slots.length) {
      grow();
    }
    put(hash, code);
    return code;
  }

  private void put(long hash, int code) {
    int mask = slots.length - 1;
    int slot = (int) hash & mask;
    for (int probes = 0; probes < MAX_PROBES; probes++) {
      if (slots[slot] == 0) {
        slots[slot] = (hash & UPPER_HALF) | (code + 1);
        return;
      }
      slot = (slot + 1) & mask;
    }
  }

  private void grow() {
    var old = slots;
    slots = new long[old.length * 2];
    for (long entry : old) {
      if (entry != 0) {
        int code = (int) entry - 1;
        put(hash(texts.utf8(), texts.start(code), texts.end(code)), code);
      }
    }
  }
}
