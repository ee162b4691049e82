package io.plumbline.benchmarks.access;

import java.util.concurrent.atomic.LongAdder;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Counts what comes and keeps none of it.
 *
 * @param what is counted
 */
record Tally<T>(Kind what) implements Sink<T> {
  /** Of one run in this process. */
  enum Kind {
    DECISIONS,
    GRAPH_WRITES,
    OTHERS;

    private final LongAdder count = new LongAdder();

    long count() {
      return count.sum();
    }
  }

  @Override
  public SinkWriter<T> createWriter(WriterInitContext context) {
    return new SinkWriter<>() {
      @Override
      public void write(T element, Context ignored) {
        what.count.increment();
      }

      @Override
      public void flush(boolean endOfInput) {}

      @Override
      public void close() {}
    };
  }
}
