package io.plumbline.connectors.file.column;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

/** Strict UTF-8: no overlong forms, no surrogates, nothing above U+10FFFF (RFC 3629). */
public final class Utf8 {
  private Utf8() {}

  /** The text, or null if the bytes, which {@link Words#PADDING} follows, are not UTF-8. */
  public static String decode(byte[] bytes, int from, int to) {
    if (isAscii(bytes, from, to)) {
      // The one charset that is copied without a look at each byte.
      return new String(bytes, from, to - from, ISO_8859_1);
    }
    return isValid(bytes, from, to) ? new String(bytes, from, to - from, UTF_8) : null;
  }

  private static boolean isAscii(byte[] bytes, int from, int to) {
    long all = 0;
    int p = from;
    for (; to - p >= 8; p += 8) {
      all |= Words.at(bytes, p);
    }
    all |= Words.first(Words.at(bytes, p), to - p);
    return (all & Words.HIGHS) == 0;
  }

  /** Whether the bytes are UTF-8. */
  public static boolean isValid(byte[] bytes, int from, int to) {
    return isAscii(bytes, from, to) || isSequences(bytes, from, to);
  }

  private static boolean isSequences(byte[] bytes, int from, int to) {
    int p = from;
    while (p < to) {
      if (bytes[p] >= 0) {
        p++;
      } else {
        int length = sequence(bytes, p, to);
        if (length == 0) {
          return false;
        }
        p += length;
      }
    }
    return true;
  }

  /** Length of the sequence of two to four bytes, or 0 if it is none. */
  private static int sequence(byte[] bytes, int p, int to) {
    int lead = bytes[p] & 0xFF;
    int length = lead < 0xC2 || lead > 0xF4 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4;
    if (length == 0 || p + length > to) {
      return 0;
    }
    int second = bytes[p + 1] & 0xFF;
    int least = lead == 0xE0 ? 0xA0 : lead == 0xF0 ? 0x90 : 0x80;
    int most = lead == 0xED ? 0x9F : lead == 0xF4 ? 0x8F : 0xBF;
    if (second < least || second > most) {
      return 0;
    }
    for (int i = 2; i < length; i++) {
      if ((bytes[p + i] & 0xC0) != 0x80) {
        return 0;
      }
    }
    return length;
  }
}
