package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.column.TextTable;
import io.plumbline.connectors.file.column.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/** The fields of a file by their names, as they are met. */
final class FieldNames {
  /** Longest name in bytes about which the scanner decides. */
  static final int MAX_LENGTH = 1_000;

  // A file whose every name is another one must not fill the memory.
  private static final int MAX_NAMES = 20_000;

  private final Function<String, Cell> cells;
  private final TextTable names = new TextTable();
  private final List<Field> fields = new ArrayList<>();

  FieldNames(Function<String, Cell> cells) {
    this.cells = cells;
  }

  /** The field of the name after an opening quote, or null if the name is odd. */
  Field find(byte[] bytes, int start) {
    int end = start;
    while (true) {
      long stops = Words.stringStops(Words.at(bytes, end));
      if (stops != 0) {
        end += Words.firstMarked(stops);
        break;
      }
      end += 8;
    }
    if (bytes[end] != '"' || end - start > MAX_LENGTH) {
      return null;
    }
    if (fields.size() >= MAX_NAMES) {
      return null;
    }
    int code = names.code(bytes, start, end);
    if (code == fields.size()) {
      var name = Arrays.copyOfRange(bytes, start, end + 1);
      fields.add(new Field(name, cells.apply(names.dictionary().value(code))));
    }
    return code < 0 ? null : fields.get(code);
  }
}
