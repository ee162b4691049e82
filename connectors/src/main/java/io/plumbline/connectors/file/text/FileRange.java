package io.plumbline.connectors.file.text;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/** The bytes of a file from one position to another. */
final class FileRange extends InputStream {
  private final FileChannel channel;
  private final long to;
  private long position;

  FileRange(FileChannel channel, long from, long to) {
    this.channel = channel;
    this.position = from;
    this.to = to;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    int wanted = (int) Math.min(length, to - position);
    if (wanted <= 0) {
      return length == 0 ? 0 : -1;
    }
    int read = read(channel, bytes, offset, wanted, position);
    position += Math.max(0, read);
    return read;
  }

  /** Reads at a position without moving the channel, so that threads can share it. */
  static int read(FileChannel channel, byte[] bytes, int offset, int length, long position)
      throws IOException {
    return channel.read(ByteBuffer.wrap(bytes, offset, length), position);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
