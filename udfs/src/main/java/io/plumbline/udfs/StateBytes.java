package io.plumbline.udfs;

import java.nio.ByteBuffer;

/** Opens the bytes of a state after checking the version byte that leads them. */
final class StateBytes {
  private StateBytes() {}

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
}
