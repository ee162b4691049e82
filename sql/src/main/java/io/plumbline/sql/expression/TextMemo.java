package io.plumbline.sql.expression;

import io.plumbline.model.row.Dictionary;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import io.plumbline.rules.RowPredicate;
import java.util.Arrays;

/**
 * A condition on one column of texts, judged once for each distinct text: as long as the dictionary
 * is the same object, what was found for a code holds.
 */
final class TextMemo implements RowPredicate {
  private static final byte UNSEEN = -1;

  private final int position;
  private final TruthNode node;
  private Dictionary dictionary;
  private byte[] found = {};
  private byte ofNull = UNSEEN;

  TextMemo(int position, TruthNode node) {
    this.position = position;
    this.node = node;
  }

  @Override
  public void test(RowBatch batch, Selection rows, byte[] truths) {
    var column = batch.column(position);
    prepare(column.dictionary());
    int[] codes = column.codes();
    boolean[] nulls = column.nulls();
    RowBatch.Cursor cursor = null;
    int[] selected = rows.rows();
    for (int i = 0; i < rows.size(); i++) {
      int row = selected[i];
      byte truth = nulls[row] ? ofNull : found[codes[row]];
      if (truth == UNSEEN) {
        cursor = cursor == null ? batch.cursor() : cursor;
        truth = Truths.of(node.test(cursor.moveTo(row)));
        if (nulls[row]) {
          ofNull = truth;
        } else {
          found[codes[row]] = truth;
        }
      }
      truths[row] = truth;
    }
  }

  private void prepare(Dictionary current) {
    int known = dictionary == current ? found.length : 0;
    if (found.length < current.size()) {
      found = Arrays.copyOf(found, Math.max(current.size(), found.length * 2));
    }
    Arrays.fill(found, known, found.length, UNSEEN);
    dictionary = current;
  }
}
