package io.plumbline.connectors.file.ndjson;

import io.plumbline.connectors.file.column.FileColumn;
import io.plumbline.connectors.file.column.TextTable;
import io.plumbline.connectors.sample.ParsedRow;
import io.plumbline.connectors.sample.SampleColumn;
import io.plumbline.model.row.ColumnVector;

/** Any value as JSON text in the one form that Jackson writes. */
final class JsonCell extends ColumnCell {
  private final TextTable texts = new TextTable();
  private int[] values;

  JsonCell(FileColumn column) {
    super(column);
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
  int read(byte[] bytes, int p, int row) {
    if (bytes[p] == 'n') {
      return readNull(bytes, p, row);
    }
    int end = JsonSkip.value(bytes, p);
    if (end == JsonSkip.ODD) {
      return JsonSkip.ODD;
    }
    int code =
        texts.codeOfSpelling(
            bytes,
            p,
            end,
            spelling -> {
              var tree = ParsedRow.tree(spelling);
              return tree == null ? null : tree.toString();
            });
    values[row] = code;
    return code < 0 ? JsonSkip.ODD : end;
  }

  @Override
  void set(int row, SampleColumn value) {
    values[row] = texts.code(value.textAt(0));
  }
}
