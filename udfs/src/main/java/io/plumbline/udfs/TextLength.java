package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/**
 * {@code MIN_LENGTH(c)} and {@code MAX_LENGTH(c)} of a STRING column: characters of the shortest
 * and the longest text, as Unicode code points. NULL is ignored; undefined when every value is
 * NULL.
 */
final class TextLength extends DeclaredMetric {
  private static final byte VERSION = 1;

  /** Length in the bytes of a state that has seen none. */
  private static final long NONE = -1;

  private final boolean isLongest;

  private TextLength(String name, boolean isLongest) {
    super(name, Signature.columns(1), Set.of(ColumnKind.STRING));
    this.isLongest = isLongest;
  }

  static TextLength shortest() {
    return new TextLength("MIN_LENGTH", false);
  }

  static TextLength longest() {
    return new TextLength("MAX_LENGTH", true);
  }

  @Override
  public MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new State(positions[0], NONE);
  }

  @Override
  public MetricState read(MetricCall call, byte[] bytes) {
    return new State(-1, StateBytes.open(bytes, VERSION, name()).getLong());
  }

  private final class State implements MetricState {
    private final int position;
    private final CodeMemo lengths =
        new CodeMemo(NONE, text -> text.codePointCount(0, text.length()));
    private long best;

    State(int position, long best) {
      this.position = position;
      this.best = best;
    }

    @Override
    public void update(RowBatch batch, Selection selection) {
      var found = lengths.read(batch.column(position), selection);
      long shortest = Long.MAX_VALUE;
      long longest = NONE;
      for (int i = 0; i < selection.size(); i++) {
        long length = found[i];
        longest = Math.max(longest, length);
        shortest = Math.min(shortest, length == NONE ? Long.MAX_VALUE : length);
      }
      if (longest != NONE) {
        take(isLongest ? longest : shortest);
      }
    }

    private void take(long length) {
      if (length != NONE) {
        best = best == NONE || isLongest == length > best ? length : best;
      }
    }

    @Override
    public void merge(MetricState other) {
      take(((State) other).best);
    }

    @Override
    public Number value(long atMillis) {
      return best == NONE ? null : (Number) best;
    }

    @Override
    public byte[] toBytes() {
      return ByteBuffer.allocate(9).put(VERSION).putLong(best).array();
    }
  }
}
