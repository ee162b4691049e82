package io.plumbline.connectors.file.parquet;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.plumbline.connectors.file.UnreadableFileException;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.parquet.format.FileMetaData;
import org.apache.parquet.format.Util;

/** Reads what a Parquet file says about itself at its end. */
final class Footer {
  private static final byte[] MAGIC = "PAR1".getBytes(US_ASCII);
  private static final byte[] ENCRYPTED = "PARE".getBytes(US_ASCII);
  private static final int TAIL = 8;

  // Thousands of columns in thousands of row groups take tens of megabytes.
  private static final int MAX_LENGTH = 256 << 20;

  private Footer() {}

  static FileMetaData read(Path path) {
    if (Files.isDirectory(path)) {
      throw new UnreadableFileException(path, "it is a directory");
    }
    try (var channel = FileChannel.open(path)) {
      long size = channel.size();
      var tail = bytes(channel, Math.max(0, size - TAIL), (int) Math.min(size, TAIL));
      requireMagic(path, tail);
      int length = ByteBuffer.wrap(tail).order(ByteOrder.LITTLE_ENDIAN).getInt();
      if (length <= 0 || length > MAX_LENGTH || length > size - TAIL - MAGIC.length) {
        throw new UnreadableFileException(path, "its footer is damaged");
      }
      var footer = bytes(channel, size - TAIL - length, length);
      return Util.readFileMetaData(new ByteArrayInputStream(footer), MAX_LENGTH);
    } catch (IOException e) {
      throw new UnreadableFileException(path, e);
    } catch (RuntimeException e) {
      throw damage(path, e);
    }
  }

  /** What was thrown while reading, as a sentence about the file. */
  private static UnreadableFileException damage(Path path, RuntimeException e) {
    return e instanceof UnreadableFileException known
        ? known
        : new UnreadableFileException(path, "its footer is damaged");
  }

  private static void requireMagic(Path path, byte[] tail) {
    var magic = Arrays.copyOfRange(tail, Math.max(0, tail.length - MAGIC.length), tail.length);
    if (Arrays.equals(magic, ENCRYPTED)) {
      throw new UnreadableFileException(path, "it is encrypted");
    }
    if (tail.length < TAIL || !Arrays.equals(magic, MAGIC)) {
      throw new UnreadableFileException(path, "it is no Parquet file, or it was cut off");
    }
  }

  private static byte[] bytes(FileChannel channel, long position, int length) throws IOException {
    var buffer = ByteBuffer.allocate(length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("it ends early");
      }
    }
    return buffer.array();
  }
}
