package io.plumbline.jobs;

import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/** A sink that keeps what it is given in the test's own memory, by name. */
public record Collected<T>(String name) implements Sink<T> {
  private static final Map<String, Queue<Object>> GIVEN = new ConcurrentHashMap<>();

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    var queue = GIVEN.computeIfAbsent(name, n -> new ConcurrentLinkedQueue<>());
    return new SinkWriter<>() {
      @Override
      public void write(T element, Context c) {
        queue.add(element);
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }

  @SuppressWarnings("unchecked")
  public List<T> values() {
    return (List<T>) List.copyOf(GIVEN.getOrDefault(name, new ConcurrentLinkedQueue<>()));
  }
}
