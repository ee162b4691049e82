package io.plumbline.jobs.telemetry;

import java.util.function.Function;
import org.apache.flink.util.Collector;

/** Passes on what each collected value is read as. */
record ReadingCollector<I, O>(Collector<O> out, Function<I, O> reading) implements Collector<I> {
  @Override
  public void collect(I value) {
    out.collect(reading.apply(value));
  }

  @Override
  public void close() {
    out.close();
  }
}
