package io.plumbline.connectors.file.text;

import io.plumbline.connectors.file.Split;
import io.plumbline.connectors.file.UnreadableFileException;
import io.plumbline.connectors.file.column.Words;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.Arrays;

/**
 * The text of a split in chunks of whole lines: each chunk ends with a line feed, which is added to
 * the last line if need be. So scanners that stop at a line feed need not look for the end.
 */
public final class LineChunks implements AutoCloseable {
  /** Longest line that is read, in bytes. */
  public static final int MAX_LINE = 16 << 20;

  // Small enough to stay in a core's cache between the copy from the kernel and the scan.
  private static final int CHUNK = 1 << 18;

  private final Path path;
  private final InputStream input;
  private byte[] bytes = new byte[CHUNK + Words.PADDING];
  private int limit;
  private int filled;
  private boolean atEnd;
  private boolean overlong;

  public LineChunks(TextFile file, Split split) {
    this.path = file.path();
    try {
      this.input = file.open(split);
    } catch (IOException e) {
      throw new UnreadableFileException(path, e);
    }
    try {
      fill(0);
    } catch (IOException e) {
      close();
      throw new UnreadableFileException(path, e);
    }
    if (split.from() == 0) {
      skipByteOrderMark();
    }
  }

  private void skipByteOrderMark() {
    boolean mark =
        filled >= 3
            && bytes[0] == (byte) 0xEF
            && bytes[1] == (byte) 0xBB
            && bytes[2] == (byte) 0xBF;
    if (mark) {
      System.arraycopy(bytes, 3, bytes, 0, filled - 3);
      filled -= 3;
    }
  }

  /** Goes to the next chunk; returns false if there is none. */
  public boolean next() {
    try {
      int rest = filled - limit;
      System.arraycopy(bytes, limit, bytes, 0, rest);
      filled = rest;
      limit = 0;
      overlong = false;
      return findLines(0) || fillLines();
    } catch (IOException e) {
      throw new UnreadableFileException(path, e);
    }
  }

  private boolean fillLines() throws IOException {
    while (true) {
      int known = filled;
      fill(known);
      if (findLines(known)) {
        return true;
      }
      if (atEnd) {
        return endLastLine();
      }
      if (filled >= MAX_LINE) {
        cutLine();
        return true;
      }
    }
  }

  private boolean findLines(int from) {
    int p = filled;
    while (p > from && bytes[p - 1] != '\n') {
      p--;
    }
    limit = p > from ? p : 0;
    return limit > 0;
  }

  private boolean endLastLine() {
    if (filled == 0) {
      return false;
    }
    ensure(filled + 1);
    bytes[filled++] = '\n';
    limit = filled;
    return true;
  }

  /** Drops the rest of a line that is too long; what is kept of it is a chunk of its own. */
  private void cutLine() throws IOException {
    overlong = true;
    int kept = 1;
    while (true) {
      int newline = Words.find(bytes, kept, filled, (byte) '\n');
      if (newline < filled) {
        System.arraycopy(bytes, newline, bytes, kept, filled - newline);
        filled = kept + filled - newline;
        break;
      }
      filled = kept;
      if (atEnd) {
        bytes[filled++] = '\n';
        break;
      }
      fill(kept);
    }
    limit = kept + 1;
  }

  private void fill(int from) throws IOException {
    ensure(Math.max(CHUNK, from + CHUNK / 2));
    filled = from;
    while (filled < bytes.length - Words.PADDING) {
      int read = input.read(bytes, filled, bytes.length - Words.PADDING - filled);
      if (read < 0) {
        atEnd = true;
        return;
      }
      filled += read;
    }
  }

  private void ensure(int length) {
    if (length + Words.PADDING > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + Words.PADDING, bytes.length * 2));
    }
  }

  /** The array of the current chunk, which begins at 0 and has {@link Words#PADDING} after it. */
  public byte[] bytes() {
    return bytes;
  }

  /** The chunk's end, after its last line feed. */
  public int limit() {
    return limit;
  }

  /** Whether the chunk is the start of a single line of more than {@link #MAX_LINE} bytes. */
  public boolean isOverlong() {
    return overlong;
  }

  @Override
  public void close() {
    try {
      input.close();
    } catch (IOException e) {
      throw new UnreadableFileException(path, e);
    }
  }
}
