package io.plumbline.udfs;

import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.Selection;

/**
 * Gathers the numbers of a column side by side, for loops that need no more than that. Grows with
 * what is selected and not with batches: there may be a state for each of many small segments.
 */
final class Doubles {
  private double[] values = {};

  /** The values of the last {@link #gather} come first. */
  double[] values() {
    return values;
  }

  /** Gathers those selected numbers that are not NULL, as doubles, and says how many. */
  int gather(ColumnVector column, Selection selection) {
    if (values.length < selection.size()) {
      values = new double[Math.max(selection.size(), values.length * 2)];
    }
    return switch (column.kind()) {
      case LONG -> gatherLongs(column, selection);
      case DOUBLE -> gatherDoubles(column, selection);
      default -> gatherOthers(column, selection);
    };
  }

  private int gatherLongs(ColumnVector column, Selection selection) {
    var longs = column.longs();
    var nulls = column.nulls();
    var rows = selection.rows();
    int size = 0;
    for (int i = 0; i < selection.size(); i++) {
      int row = rows[i];
      values[size] = longs[row];
      size += nulls[row] ? 0 : 1;
    }
    return size;
  }

  private int gatherDoubles(ColumnVector column, Selection selection) {
    var doubles = column.doubles();
    var nulls = column.nulls();
    var rows = selection.rows();
    int size = 0;
    for (int i = 0; i < selection.size(); i++) {
      int row = rows[i];
      values[size] = doubles[row];
      size += nulls[row] ? 0 : 1;
    }
    return size;
  }

  private int gatherOthers(ColumnVector column, Selection selection) {
    var rows = selection.rows();
    int size = 0;
    for (int i = 0; i < selection.size(); i++) {
      if (!column.isNull(rows[i])) {
        values[size++] = column.doubleAt(rows[i]);
      }
    }
    return size;
  }
}
