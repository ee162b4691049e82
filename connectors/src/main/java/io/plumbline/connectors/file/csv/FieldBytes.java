package io.plumbline.connectors.file.csv;

import io.plumbline.connectors.file.column.Words;

/** The bytes of one field after the other, each with a zero and {@link Words#PADDING} after it. */
final class FieldBytes {
  private byte[] bytes = new byte[256];

  /** Takes characters that are bytes. */
  byte[] of(char[] chars, int offset, int length) {
    if (bytes.length <= length + Words.PADDING) {
      bytes = new byte[(length + Words.PADDING) * 2];
    }
    for (int i = 0; i < length; i++) {
      bytes[i] = (byte) chars[offset + i];
    }
    bytes[length] = 0;
    return bytes;
  }
}
