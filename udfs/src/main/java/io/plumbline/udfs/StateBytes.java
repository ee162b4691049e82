package io.plumbline.udfs;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.math.BigDecimal;
import java.nio.ByteBuffer;

/** What the bytes of states have in common: the format version that leads them, and numbers. */
final class StateBytes {
  private static final byte NONE = 0;
  private static final byte LONG = 1;
  private static final byte DOUBLE = 2;
  private static final byte DECIMAL = 3;

  private StateBytes() {}

  /** The bytes after the version, which is checked. */
  static ByteBuffer open(byte[] bytes, byte version, String metric) {
    var buffer = ByteBuffer.wrap(bytes);
    byte found = buffer.get();
    if (found != version) {
      throw new IllegalArgumentException(
          "Cannot read state of %s: format %d, this program knows %d"
              .formatted(metric, found, version));
    }
    return buffer;
  }

  /** The version and then the parts. */
  static byte[] join(byte version, byte[]... parts) {
    int length = 1;
    for (var part : parts) {
      length += part.length;
    }
    var buffer = ByteBuffer.allocate(length).put(version);
    for (var part : parts) {
      buffer.put(part);
    }
    return buffer.array();
  }

  /** All that is left of a buffer. */
  static byte[] rest(ByteBuffer buffer) {
    var bytes = new byte[buffer.remaining()];
    buffer.get(bytes);
    return bytes;
  }

  /** A Long, Double or BigDecimal, or null. */
  static byte[] ofNumber(Number value) {
    if (value == null) {
      return new byte[] {NONE};
    }
    if (value instanceof Long number) {
      return ByteBuffer.allocate(9).put(LONG).putLong(number).array();
    }
    if (value instanceof Double number) {
      return ByteBuffer.allocate(9).put(DOUBLE).putDouble(number).array();
    }
    var text = value.toString().getBytes(US_ASCII);
    return ByteBuffer.allocate(5 + text.length).put(DECIMAL).putInt(text.length).put(text).array();
  }

  /** Reads {@link #ofNumber}. */
  static Number number(ByteBuffer buffer) {
    return switch (buffer.get()) {
      case LONG -> (Number) buffer.getLong();
      case DOUBLE -> (Number) buffer.getDouble();
      case DECIMAL -> {
        var text = new byte[buffer.getInt()];
        buffer.get(text);
        yield new BigDecimal(new String(text, US_ASCII));
      }
      default -> null;
    };
  }
}
