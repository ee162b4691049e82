package io.plumbline.udfs.flink;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import io.plumbline.udfs.MetricCall;
import io.plumbline.udfs.MetricCatalogue;
import io.plumbline.udfs.MetricState;
import java.util.List;
import java.util.stream.IntStream;

/** The state of one metric of one group; empty until its first row says what the call is. */
public final class MetricAccumulator {
  private MetricCall call;
  private List<ColumnKind> kinds;
  private MetricState state;

  boolean isEmpty() {
    return state == null;
  }

  MetricCall call() {
    return call;
  }

  List<ColumnKind> kinds() {
    return kinds;
  }

  /** Begins a state; the call's columns are the first ones of the batches to come. */
  void begin(MetricCall newCall, List<ColumnKind> newKinds) {
    call = newCall;
    kinds = newKinds;
    state = MetricCatalogue.create(call, kinds, IntStream.range(0, kinds.size()).toArray());
  }

  void update(RowBatch batch, Selection rows) {
    state.update(batch, rows);
  }

  void merge(MetricAccumulator other) {
    if (other.isEmpty()) {
      return;
    }
    if (isEmpty()) {
      begin(other.call, other.kinds);
    }
    state.merge(other.state);
  }

  /** Takes what {@link #toBytes} wrote; the state can still be updated. */
  void merge(byte[] bytes) {
    state.merge(MetricCatalogue.read(call, bytes));
  }

  Number value() {
    // No metric here is about now.
    return state.value(0);
  }

  byte[] toBytes() {
    return state.toBytes();
  }
}
