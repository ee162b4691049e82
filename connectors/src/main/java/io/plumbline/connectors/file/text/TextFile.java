package io.plumbline.connectors.file.text;

import io.plumbline.connectors.file.Split;
import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.file.column.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;

/**
 * A file of lines, compressed with gzip or not. Positions are bytes; in a compressed file the whole
 * is the only split.
 */
public record TextFile(Path path, boolean gzip) {
  private static final int BLOCK = 1 << 16;

  /** A file that is compressed if its name ends in .gz. */
  public static TextFile of(Path path) {
    return new TextFile(path, path.toString().endsWith(".gz"));
  }

  /** The whole file. */
  public Split whole() {
    try {
      if (!Files.isRegularFile(path)) {
        // A read of a directory or a missing file says it better.
        Files.newByteChannel(path).close();
        throw new UnreadableFileException(path, "it is no regular file");
      }
      return new Split(0, gzip ? Long.MAX_VALUE : Files.size(path));
    } catch (IOException e) {
      throw new UnreadableFileException(path, e);
    }
  }

  /** Parts that begin and end where lines do. */
  public List<Split> splits(int wanted) {
    var whole = whole();
    if (gzip || wanted <= 1) {
      return List.of(whole);
    }
    var splits = new ArrayList<Split>();
    try (var channel = FileChannel.open(path)) {
      long from = 0;
      for (int i = 1; i < wanted && from < whole.to(); i++) {
        long to = lineStart(channel, Math.max(from, whole.to() / wanted * i), whole.to());
        if (to > from) {
          splits.add(new Split(from, to));
          from = to;
        }
      }
      if (from < whole.to() || splits.isEmpty()) {
        splits.add(new Split(from, whole.to()));
      }
      return splits;
    } catch (IOException e) {
      throw new UnreadableFileException(path, e);
    }
  }

  /** The first start of a line at or after a position. */
  private static long lineStart(FileChannel channel, long from, long end) throws IOException {
    if (from == 0) {
      return 0;
    }
    var bytes = new byte[BLOCK + Words.PADDING];
    long position = from - 1;
    while (position < end) {
      int length = FileRange.read(channel, bytes, 0, BLOCK, position);
      if (length <= 0) {
        return end;
      }
      int newline = Words.find(bytes, 0, length, (byte) '\n');
      if (newline < length) {
        return position + newline + 1;
      }
      position += length;
    }
    return end;
  }

  /** How many lines end before a position. */
  public long linesBefore(long position) {
    if (gzip || position == 0) {
      return 0;
    }
    long lines = 0;
    try (var input = open(new Split(0, position))) {
      var bytes = new byte[BLOCK];
      int length;
      while ((length = input.read(bytes, 0, BLOCK)) > 0) {
        lines += Words.count(bytes, 0, length, (byte) '\n');
      }
      return lines;
    } catch (IOException e) {
      throw new UnreadableFileException(path, e);
    }
  }

  /** The text of a split. */
  public InputStream open(Split split) throws IOException {
    var channel = FileChannel.open(path);
    if (!gzip) {
      return new FileRange(channel, split.from(), split.to());
    }
    try {
      return new GZIPInputStream(Channels.newInputStream(channel), BLOCK);
    } catch (IOException e) {
      channel.close();
      throw e;
    }
  }
}
