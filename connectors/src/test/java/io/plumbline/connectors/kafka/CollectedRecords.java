package io.plumbline.connectors.kafka;

import java.util.ArrayList;
import java.util.List;
import org.apache.flink.util.Collector;

/** Keeps what a deserializer gives. */
final class CollectedRecords<T> implements Collector<T> {
  private final List<T> records = new ArrayList<>();

  @Override
  public void collect(T record) {
    records.add(record);
  }

  @Override
  public void close() {}

  List<T> records() {
    return records;
  }
}
