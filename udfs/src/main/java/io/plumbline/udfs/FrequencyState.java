package io.plumbline.udfs;

import java.util.function.Function;

/** The frequencies of keys, and one number that is told of them. */
final class FrequencyState extends KeyedState {
  private static final byte VERSION = 1;

  private final Function<KeyStatistics, Number> measure;
  private final Frequencies frequencies;

  FrequencyState(
      Function<KeyStatistics, Number> measure, Frequencies frequencies, int... positions) {
    super(positions);
    this.measure = measure;
    this.frequencies = frequencies;
  }

  static FrequencyState read(
      Function<KeyStatistics, Number> measure, int limit, String metric, byte[] bytes) {
    return new FrequencyState(
        measure, Frequencies.read(limit, StateBytes.open(bytes, VERSION, metric)));
  }

  @Override
  void add(long[] hashes, int size) {
    frequencies.add(hashes, size);
  }

  @Override
  void add(long hash, int rows) {
    frequencies.add(hash, rows);
  }

  @Override
  public void merge(MetricState other) {
    var state = (FrequencyState) other;
    settle();
    state.settle();
    frequencies.merge(state.frequencies);
  }

  @Override
  public Number value(long atMillis) {
    settle();
    return measure.apply(frequencies.statistics());
  }

  @Override
  public boolean isExact() {
    settle();
    return frequencies.isExact();
  }

  @Override
  public byte[] toBytes() {
    settle();
    return StateBytes.join(VERSION, frequencies.toBytes());
  }
}
