package io.plumbline.udfs;

import io.plumbline.model.row.ColumnVector;
import io.plumbline.model.row.Selection;

/** Selects the rows where neither of two columns is NULL. */
final class Pairs {
  private Selection complete = new Selection(0);

  /** What it returns holds until the next call. */
  Selection select(ColumnVector first, ColumnVector second, Selection selection) {
    if (!first.hasNulls() && !second.hasNulls()) {
      return selection;
    }
    if (complete.rows().length < selection.size()) {
      complete = new Selection(Math.max(selection.size(), complete.rows().length * 2));
    }
    complete.clear();
    var rows = selection.rows();
    for (int i = 0; i < selection.size(); i++) {
      if (!first.isNull(rows[i]) && !second.isNull(rows[i])) {
        complete.add(rows[i]);
      }
    }
    return complete;
  }
}
