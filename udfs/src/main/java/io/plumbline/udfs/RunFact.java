package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.util.List;
import java.util.Set;

/**
 * {@code DURATION()} and {@code BYTES()}: what is known of a run and never of its rows. They are in
 * the catalogue so that rules can name them; over rows they are undefined.
 */
final class RunFact extends DeclaredMetric {
  private static final byte VERSION = 1;

  RunFact(String name) {
    super(name, Signature.columns(0), Set.of());
  }

  @Override
  public MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new Unknown();
  }

  @Override
  public MetricState read(MetricCall call, byte[] bytes) {
    StateBytes.open(bytes, VERSION, name());
    return new Unknown();
  }

  private record Unknown() implements MetricState {
    @Override
    public void update(RowBatch batch, Selection rows) {}

    @Override
    public void merge(MetricState other) {}

    @Override
    public Number value(long atMillis) {
      return null;
    }

    @Override
    public byte[] toBytes() {
      return new byte[] {VERSION};
    }
  }
}
