package io.plumbline.connectors.file.parquet;

import io.plumbline.connectors.file.column.TextTable;
import io.plumbline.connectors.file.column.Words;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.Dictionary;
import java.util.Arrays;
import java.util.UUID;

/**
 * Texts by code. A text of the file's dictionary is looked up once for each dictionary of the
 * batches; after that, a value costs the way from the one index to the other.
 */
final class TextValues extends ColumnValues {
  private static final int UNKNOWN = -2;
  private static final int BAD = -1;

  private final Meaning meaning;
  private final TextTable texts = new TextTable();
  private final Slices slices = new Slices();
  private final Slices stored = new Slices();
  private Dictionary current;
  private int[] values;
  private int[] codes = new int[0];
  private boolean anyBad;

  TextValues(Meaning meaning) {
    this.meaning = meaning;
  }

  @Override
  void attach(ColumnVector filled, int before) {
    texts.startBatch(filled, before);
    if (texts.dictionary() != current) {
      current = texts.dictionary();
      Arrays.fill(codes, UNKNOWN);
    }
    values = filled.codes();
    anyBad = false;
  }

  @Override
  void read(ValueSource source, int at, int count) {
    source.slices(slices, count);
    for (int i = 0; i < count; i++) {
      values[at + i] = code(slices, i);
    }
  }

  private int code(Slices from, int index) {
    int code =
        meaning == Meaning.UUID
            ? texts.code(uuid(from.bytes(), from.start(index)))
            : texts.code(from.bytes(), from.start(index), from.end(index));
    anyBad |= code == BAD;
    return code;
  }

  private static String uuid(byte[] bytes, int start) {
    return new UUID(
            Long.reverseBytes(Words.at(bytes, start)),
            Long.reverseBytes(Words.at(bytes, start + 8)))
        .toString();
  }

  @Override
  void readDictionary(ValueSource source, int count) {
    source.slices(slices, count);
    stored.copies(count);
    for (int i = 0; i < count; i++) {
      stored.addCopy(Arrays.copyOfRange(slices.bytes(), slices.start(i), slices.end(i)));
    }
    codes = new int[count];
    Arrays.fill(codes, UNKNOWN);
  }

  @Override
  void gather(int[] ids, int at, int count) {
    for (int i = 0; i < count; i++) {
      int code = codes[ids[i]];
      if (code < 0) {
        code = code(stored, ids[i]);
        codes[ids[i]] = code;
      }
      values[at + i] = code;
    }
  }

  @Override
  void move(int from, int to) {
    values[to] = values[from];
  }

  @Override
  boolean anyBad() {
    return anyBad;
  }

  @Override
  boolean isBad(int row) {
    return values[row] == BAD;
  }
}
