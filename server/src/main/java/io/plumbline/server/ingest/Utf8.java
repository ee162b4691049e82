package io.plumbline.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CodingErrorAction;

/** Strict check of UTF-8, without decoding the whole. */
final class Utf8 {

  private Utf8() {}

  /** Whether the bytes are UTF-8 text without NUL, which JSON has no use for. */
  static boolean valid(byte[] bytes) {
    var decoder =
        UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(8 * 1024);
    while (true) {
      var result = decoder.decode(in, out, true);
      if (result.isError() || hasNul(out)) {
        return false;
      }
      if (result.isUnderflow()) {
        return true;
      }
      out.clear();
    }
  }

  private static boolean hasNul(CharBuffer decoded) {
    for (int i = 0; i < decoded.position(); i++) {
      if (decoded.get(i) == 0) {
        return true;
      }
    }
    return false;
  }
}
