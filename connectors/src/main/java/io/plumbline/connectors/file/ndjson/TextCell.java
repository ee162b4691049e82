package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.file.column.NumberParser;
import io.plumbline.connectors.file.column.TextTable;
import io.plumbline.connectors.file.column.Words;
import io.plumbline.connectors.sample.ParsedRow;
import io.plumbline.connectors.sample.SampleColumn;
import io.plumbline.model.row.ColumnVector;

/** Strings by code; in a column whose type is inferred, other scalars by their text as well. */
final class TextCell extends ColumnCell {
  // Jackson has a limit above this one and decides what is beyond.
  private static final int MAX_LENGTH = 1 << 20;

  private final TextTable texts = new TextTable();
  private final NumberParser numbers = new NumberParser();
  private final boolean takesScalars;
  private int[] values;

  TextCell(FileColumn column) {
    super(column);
    this.takesScalars = column.inferred();
  }

  @Override
  public void attach(ColumnVector filled, int before) {
    super.attach(filled, before);
    texts.startBatch(filled, before);
    values = filled.codes();
  }

  @Override
  public boolean isFull() {
    return texts.isFull();
  }

  @Override
  int read(byte[] bytes, int start, int row) {
    if (bytes[start] != '"') {
      return readScalar(bytes, start, row);
    }
    long hash = texts.seed();
    int p = start + 1;
    long word = Words.at(bytes, p);
    long stops;
    while ((stops = Words.stringStops(word)) == 0) {
      hash = TextTable.mix(hash, word);
      p += 8;
      word = Words.at(bytes, p);
    }
    int index = Words.firstMarked(stops);
    p += index;
    if (bytes[p] != '"') {
      return readEscaped(bytes, start, row);
    }
    if (p - start > MAX_LENGTH) {
      return JsonSkip.ODD;
    }
    int code = texts.code(bytes, start + 1, p, TextTable.mix(hash, Words.first(word, index)));
    values[row] = code;
    return code < 0 ? JsonSkip.ODD : p + 1;
  }

  private int readEscaped(byte[] bytes, int start, int row) {
    int end = JsonSkip.string(bytes, start);
    if (end == JsonSkip.ODD) {
      return JsonSkip.ODD;
    }
    int code =
        texts.codeOfSpelling(bytes, start, end, spelling -> ParsedRow.tree(spelling).textValue());
    values[row] = code;
    return code < 0 ? JsonSkip.ODD : end;
  }

  private int readScalar(byte[] bytes, int start, int row) {
    int end = readNull(bytes, start, row);
    if (end != JsonSkip.ODD || !takesScalars) {
      return end;
    }
    end = JsonSkip.bool(bytes, start);
    if (end == JsonSkip.ODD) {
      end = numbers.readLong(bytes, start);
      if (end == NumberParser.NONE || (bytes[start] == '-' && bytes[start + 1] == '0')) {
        return JsonSkip.ODD;
      }
    }
    values[row] = texts.code(bytes, start, end);
    return end;
  }

  @Override
  void set(int row, SampleColumn value) {
    values[row] = texts.code(value.textAt(0));
  }
}
