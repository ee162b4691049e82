package io.plumbline.benchmarks.micro;

import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import io.plumbline.udfs.MetricState;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Microseconds that a partial state of 65,536 rows takes over the network: out, in and merged. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class PartialStateBenchmark {
  private static final int BATCHES = 64;

  @Param private HotMetric metric;

  private MetricState partial;
  private MetricState merged;

  @Setup
  public void fill() {
    var rows = new Lineitems();
    var all = new Selection(RowBatch.DEFAULT_CAPACITY).all(RowBatch.DEFAULT_CAPACITY);
    partial = metric.create();
    for (int i = 0; i < BATCHES; i++) {
      partial.update(rows.next(RowBatch.DEFAULT_CAPACITY), all);
    }
  }

  @Setup(Level.Iteration)
  public void forget() {
    merged = metric.create();
  }

  @Benchmark
  public MetricState shipAndMerge() {
    merged.merge(metric.read(partial.toBytes()));
    return merged;
  }
}
