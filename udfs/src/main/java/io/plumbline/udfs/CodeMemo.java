package io.plumbline.udfs;

import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.Dictionary;
import io.plumbline.model.row.Selection;
import java.util.Arrays;
import java.util.function.ToLongFunction;

/**
 * Computes a number of each text of a column, and of a text that comes again only once while the
 * column's dictionary is the same. It holds at most {@link #SPARE} numbers for a row it has served,
 * so that the states of many small segments over one large dictionary stay small. A result of 0 is
 * not kept.
 */
final class CodeMemo {
  private static final long SPARE = 4;

  private final ToLongFunction<String> compute;
  private final long whenNull;
  private Dictionary dictionary;
  private long served;
  private long[] known = {};
  private long[] results = {};

  /**
   * @param whenNull the result for NULL
   */
  CodeMemo(long whenNull, ToLongFunction<String> compute) {
    this.whenNull = whenNull;
    this.compute = compute;
  }

  /** The result of each selected row of a STRING or JSON column; holds until the next call. */
  long[] read(ColumnVector column, Selection selection) {
    if (results.length < selection.size()) {
      results = new long[Math.max(selection.size(), results.length * 2)];
    }
    if (prepare(column.dictionary(), selection.size())) {
      readKnown(column, selection);
    } else {
      readEach(column, selection);
    }
    return results;
  }

  private boolean prepare(Dictionary texts, int rows) {
    // Another dictionary with equal texts has other codes.
    boolean isSame = dictionary == texts;
    if (!isSame) {
      dictionary = texts;
      served = 0;
      Arrays.fill(known, 0);
    }
    served += rows;
    if (texts.size() > served * SPARE) {
      return false;
    }
    if (known.length < texts.size()) {
      known = Arrays.copyOf(known, Math.max(texts.size(), known.length * 2));
    }
    return true;
  }

  private void readKnown(ColumnVector column, Selection selection) {
    var codes = column.codes();
    var nulls = column.nulls();
    var rows = selection.rows();
    for (int i = 0; i < selection.size(); i++) {
      int row = rows[i];
      if (nulls[row]) {
        results[i] = whenNull;
      } else {
        int code = codes[row];
        long result = known[code];
        if (result == 0) {
          result = compute.applyAsLong(dictionary.value(code));
          known[code] = result;
        }
        results[i] = result;
      }
    }
  }

  private void readEach(ColumnVector column, Selection selection) {
    var rows = selection.rows();
    for (int i = 0; i < selection.size(); i++) {
      results[i] = column.isNull(rows[i]) ? whenNull : compute.applyAsLong(column.textAt(rows[i]));
    }
  }
}
