package io.plumbline.connectors.file.parquet;

import io.plumbline.model.row.ColumnVector;
import java.io.IOException;
import java.nio.channels.FileChannel;
import org.apache.parquet.format.ColumnMetaData;
import org.apache.parquet.format.Encoding;
import org.apache.parquet.format.PageHeader;
import org.apache.parquet.format.PageType;

/** Reads the rows of one column, row group by row group, without touching pages it passes over. */
final class ColumnReader {
  private final StoredColumn column;
  private final ColumnValues values;
  private final ChunkPages pages;
  private int[] levels = new int[0];
  private PageHeader page;
  private int pageLeft;
  private boolean loaded;
  private RunDecoder presence;
  private PageValues encoded;

  ColumnReader(StoredColumn column, FileChannel channel) {
    this.column = column;
    this.values = ColumnValues.of(column);
    this.pages = new ChunkPages(channel);
  }

  StoredColumn column() {
    return column;
  }

  ColumnValues values() {
    return values;
  }

  /** Starts at the first row of a row group. */
  void open(ColumnMetaData chunk) throws IOException {
    if (!Decompressor.knows(chunk.getCodec())) {
      throw new IOException("compression %s is not known".formatted(chunk.getCodec()));
    }
    pages.open(chunk);
    pageLeft = 0;
  }

  /** Passes over rows. */
  void skip(long rows) throws IOException {
    long left = rows;
    while (left > 0) {
      requirePage();
      int passed = (int) Math.min(left, pageLeft);
      if (passed < pageLeft) {
        load();
        encoded.skip(present(passed));
      }
      pageLeft -= passed;
      left -= passed;
    }
  }

  /** Reads the next rows into the first rows of a batch's column. */
  void read(ColumnVector vector, int rows) throws IOException {
    int at = 0;
    while (at < rows) {
      requirePage();
      load();
      int count = Math.min(rows - at, pageLeft);
      int present = present(count);
      encoded.read(values, at, present);
      if (present < count) {
        spread(vector, at, present, count);
      }
      pageLeft -= count;
      at += count;
    }
  }

  /** How many of the next rows have a value. */
  private int present(int count) {
    if (presence == null) {
      return count;
    }
    if (levels.length < count) {
      levels = new int[count];
    }
    presence.read(levels, count);
    int present = 0;
    for (int i = 0; i < count; i++) {
      present += levels[i];
    }
    return present;
  }

  /** Moves the values, which are the first ones, to their rows, the last one first. */
  private void spread(ColumnVector vector, int at, int present, int count) {
    int from = present - 1;
    for (int to = count - 1; to > from; to--) {
      if (levels[to] == 0) {
        vector.setNull(at + to);
      } else {
        values.move(at + from--, at + to);
      }
    }
  }

  private void requirePage() throws IOException {
    while (pageLeft == 0) {
      page = pages.next();
      loaded = false;
      if (page.getType() == PageType.DICTIONARY_PAGE) {
        readDictionary();
      } else if (page.getType() == PageType.DATA_PAGE) {
        pageLeft = page.getData_page_header().getNum_values();
      } else if (page.getType() == PageType.DATA_PAGE_V2) {
        pageLeft = page.getData_page_header_v2().getNum_values();
      }
    }
    if (pageLeft < 0) {
      throw new IOException("a page is damaged");
    }
  }

  private void readDictionary() throws IOException {
    pages.load();
    int count = page.getDictionary_page_header().getNum_values();
    int size = page.getUncompressed_page_size();
    // Every value takes a byte at least.
    if (count < 0 || count > size) {
      throw new IOException("a dictionary is damaged");
    }
    values.readDictionary(new PlainSource(column, pages.bytes(), 0, size), count);
  }

  private void load() throws IOException {
    if (loaded) {
      return;
    }
    pages.load();
    if (page.getType() == PageType.DATA_PAGE) {
      loadFirstFormat();
    } else {
      loadSecondFormat();
    }
    loaded = true;
  }

  private void loadFirstFormat() throws IOException {
    var header = page.getData_page_header();
    var bytes = pages.bytes();
    int end = page.getUncompressed_page_size();
    int start = 0;
    presence = null;
    if (column.optional()) {
      if (header.getDefinition_level_encoding() != Encoding.RLE) {
        throw new IOException("encoding " + header.getDefinition_level_encoding() + " of levels");
      }
      presence = PageValues.runs(bytes, 0, end);
      start = presence.end();
    }
    encoded =
        PageValues.of(column, header.getEncoding(), header.getNum_values(), bytes, start, end);
  }

  private void loadSecondFormat() throws IOException {
    var header = page.getData_page_header_v2();
    int levelsStart = header.getRepetition_levels_byte_length();
    int start = levelsStart + header.getDefinition_levels_byte_length();
    var bytes = pages.bytes();
    presence = column.optional() ? new RunDecoder(bytes, levelsStart, start, 1) : null;
    int end = page.getUncompressed_page_size();
    encoded =
        PageValues.of(column, header.getEncoding(), header.getNum_values(), bytes, start, end);
  }
}
