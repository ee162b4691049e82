package io.plumbline.connectors.access.s3;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.Set;

/**
 * Keys of objects as S3 logs them: URL-encoded once by batch and lifecycle operations, twice by all
 * others. The request line, which has the key encoded once, tells where a writer kept to one.
 */
final class S3Keys {
  private static final Set<String> ONCE = Set.of("BATCH.", "S3.");

  private S3Keys() {}

  static String decode(String operation, String logged, String uri) {
    var once = decode(logged, true);
    boolean encodedOnce = ONCE.stream().anyMatch(operation::startsWith);
    if (encodedOnce || once.equals(logged) || isIn(uri, once)) {
      return once;
    }
    return decode(once, true);
  }

  /** Whether a request line asks for a key, as path or below the bucket. */
  private static boolean isIn(String uri, String key) {
    if (uri == null) {
      return false;
    }
    int from = uri.indexOf(' ');
    int blank = uri.indexOf(' ', from + 1);
    var target = uri.substring(from + 1, blank < 0 ? uri.length() : blank);
    int query = target.indexOf('?');
    var path = decode(query < 0 ? target : target.substring(0, query), false);
    return path.equals("/" + key) || path.endsWith("/" + key);
  }

  /** Undoes one URL encoding; what is no encoding stays as it is. */
  private static String decode(String text, boolean plusIsBlank) {
    if (text.indexOf('%') < 0 && !(plusIsBlank && text.indexOf('+') >= 0)) {
      return text;
    }
    var bytes = new ByteArrayOutputStream(text.length());
    int i = 0;
    while (i < text.length()) {
      char c = text.charAt(i);
      int code = c == '%' ? hex(text, i + 1) : -1;
      if (code >= 0) {
        bytes.write(code);
        i += 3;
      } else {
        int next = text.offsetByCodePoints(i, 1);
        bytes.writeBytes(
            c == '+' && plusIsBlank ? new byte[] {' '} : text.substring(i, next).getBytes(UTF_8));
        i = next;
      }
    }
    return bytes.toString(UTF_8);
  }

  private static int hex(String text, int at) {
    if (at + 2 > text.length()) {
      return -1;
    }
    int high = Character.digit(text.charAt(at), 16);
    int low = Character.digit(text.charAt(at + 1), 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
