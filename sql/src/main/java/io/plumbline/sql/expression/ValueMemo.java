package io.plumbline.sql.expression;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.Dictionary;
import io.plumbline.model.row.RowBatch;
import io.plumbline.rules.RowComputation;

/**
 * A value made of one column of texts, computed once for each distinct text, as {@link TextMemo}
 * does it. Texts that it gives keep their dictionary and code from batch to batch, so that who
 * reads them can remember by code too.
 */
final class ValueMemo implements RowComputation {
  private final ColumnKind kind;
  private final int position;
  private final Cell cell;
  private Dictionary dictionary;
  private ColumnVector known;
  private boolean[] isKnown = {};

  ValueMemo(ColumnKind kind, int position, Cell cell) {
    this.kind = kind;
    this.position = position;
    this.cell = cell;
  }

  @Override
  public ColumnKind kind() {
    return kind;
  }

  @Override
  public void compute(RowBatch batch, ColumnVector out) {
    var column = batch.column(position);
    prepare(column.dictionary());
    if (kind == ColumnKind.STRING) {
      out.useDictionary(known.dictionary());
    }
    int[] codes = column.codes();
    var cursor = batch.cursor();
    for (int row = 0; row < batch.size(); row++) {
      // The first place is that of NULL.
      int place = column.isNull(row) ? 0 : codes[row] + 1;
      if (!isKnown[place]) {
        cell.put(cursor.moveTo(row), known, place);
        isKnown[place] = true;
      }
      copy(place, out, row);
    }
  }

  /** What was computed before is forgotten when the memo grows; it doubles, so that is seldom. */
  private void prepare(Dictionary current) {
    int places = current.size() + 1;
    if (dictionary != current || isKnown.length < places) {
      int capacity = dictionary == current ? Math.max(places, isKnown.length * 2) : places;
      known = new ColumnVector(kind, capacity);
      isKnown = new boolean[capacity];
      dictionary = current;
    }
  }

  private void copy(int place, ColumnVector out, int row) {
    if (known.isNull(place)) {
      out.setNull(row);
      return;
    }
    switch (kind) {
      case DOUBLE -> out.setDouble(row, known.doubles()[place]);
      case DECIMAL -> out.setDecimal(row, known.decimals()[place]);
      case STRING, JSON -> out.setCode(row, known.codes()[place]);
      case BOOLEAN, LONG, DATE, TIMESTAMP -> out.setLong(row, known.longs()[place]);
    }
  }
}
