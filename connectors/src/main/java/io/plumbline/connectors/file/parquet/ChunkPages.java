package io.plumbline.connectors.file.parquet;

import io.plumbline.connectors.file.column.Words;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;
import org.apache.parquet.format.Util;

/**
 * The pages of a column in one row group, in order. Only headers are read until a page is asked
 * for, so that a reader of some rows passes over the pages of all others.
 */
final class ChunkPages {
  // Writers aim at a megabyte; what is far beyond is damage or an attack on the memory.
  private static final int MAX_PAGE = 256 << 20;
  private static final int FIRST_WINDOW = 256;
  private static final int MAX_HEADER = 16 << 20;

  private final FileChannel channel;
  private byte[] window = new byte[FIRST_WINDOW];
  private byte[] compressed = new byte[0];
  private byte[] bytes = new byte[0];
  private ColumnMetaData chunk;
  private PageHeader header;
  private long payload;
  private long next;

  ChunkPages(FileChannel channel) {
    this.channel = channel;
  }

  /** Starts before the first page of a chunk. */
  void open(ColumnMetaData metadata) {
    chunk = metadata;
    long dictionary = metadata.getDictionary_page_offset();
    boolean first = dictionary > 0 && dictionary < metadata.getData_page_offset();
    next = first ? dictionary : metadata.getData_page_offset();
  }

  /** Goes to the next page and returns its header. */
  PageHeader next() throws IOException {
    int length = FIRST_WINDOW;
    while (true) {
      int available = fill(window, next, length);
      var input = new ByteArrayInputStream(window, 0, available);
      try {
        header = Util.readPageHeader(input);
        payload = next + available - input.available();
        break;
      } catch (IOException e) {
        if (available < length || length >= MAX_HEADER) {
          throw e;
        }
        length *= 8;
        window = new byte[length];
      }
    }
    int stored = header.getCompressed_page_size();
    int size = header.getUncompressed_page_size();
    if (stored < 0 || stored > MAX_PAGE || size < 0 || size > MAX_PAGE) {
      throw new IOException("a page says it has %d bytes".formatted(size));
    }
    next = payload + stored;
    return header;
  }

  /** Reads the current page; its bytes are valid until the next is read. */
  void load() throws IOException {
    int stored = header.getCompressed_page_size();
    int size = header.getUncompressed_page_size();
    compressed = atLeast(compressed, stored);
    bytes = atLeast(bytes, size);
    if (fill(compressed, payload, stored) < stored) {
      throw new EOFException("it ends early");
    }
    int plain = plainBytes();
    if (plain < 0 || plain > Math.min(stored, size)) {
      throw new IOException("a page is damaged");
    }
    System.arraycopy(compressed, 0, bytes, 0, plain);
    if (plain > 0) {
      System.arraycopy(compressed, plain, compressed, 0, stored - plain);
    }
    if (isPlain()) {
      System.arraycopy(compressed, 0, bytes, plain, Math.min(stored, size) - plain);
    } else if (size > plain) {
      Decompressor.decompress(
          chunk.getCodec(), compressed, stored - plain, bytes, plain, size - plain);
    }
  }

  /** Levels of the second page format are never compressed. */
  private int plainBytes() {
    if (header.getType() != PageType.DATA_PAGE_V2) {
      return 0;
    }
    var page = header.getData_page_header_v2();
    return Math.addExact(
        page.getDefinition_levels_byte_length(), page.getRepetition_levels_byte_length());
  }

  private boolean isPlain() {
    return header.getType() == PageType.DATA_PAGE_V2
        && !header.getData_page_header_v2().isIs_compressed();
  }

  /** The bytes of the page read last, {@link Words#PADDING} after them. */
  byte[] bytes() {
    return bytes;
  }

  private static byte[] atLeast(byte[] array, int length) {
    return array.length < length + Words.PADDING ? new byte[length + Words.PADDING] : array;
  }

  private int fill(byte[] out, long position, int length) throws IOException {
    var buffer = ByteBuffer.wrap(out, 0, length);
    while (buffer.hasRemaining()) {
      if (channel.read(buffer, position + buffer.position()) < 0) {
        break;
      }
    }
    return buffer.position();
  }
}
