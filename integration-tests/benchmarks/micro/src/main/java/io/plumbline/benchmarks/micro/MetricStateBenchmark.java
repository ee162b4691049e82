package io.plumbline.benchmarks.micro;

import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import io.plumbline.udfs.MetricState;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Nanoseconds that a row takes in one metric state. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 5, time = 500, timeUnit = TimeUnit.MILLISECONDS)
@Fork(1)
public class MetricStateBenchmark {
  /** Enough that no predictor of branches learns the rows by heart. */
  private static final int BATCHES = 64;

  @Param private HotMetric metric;

  private RowBatch[] batches;
  private Selection all;
  private Selection half;
  private MetricState state;
  private int next;

  @Setup
  public void makeRows() {
    var rows = new Lineitems();
    batches =
        Stream.generate(() -> rows.next(RowBatch.DEFAULT_CAPACITY))
            .limit(BATCHES)
            .toArray(RowBatch[]::new);
    all = new Selection(RowBatch.DEFAULT_CAPACITY).all(RowBatch.DEFAULT_CAPACITY);
    half = new Selection(RowBatch.DEFAULT_CAPACITY);
    for (int row = 0; row < RowBatch.DEFAULT_CAPACITY; row += 2) {
      half.add(row);
    }
  }

  /** States that keep keys start anew, as they do in each window. */
  @Setup(Level.Iteration)
  public void forget() {
    state = metric.create();
  }

  @Benchmark
  @OperationsPerInvocation(RowBatch.DEFAULT_CAPACITY)
  public MetricState everyRow() {
    state.update(batch(), all);
    return state;
  }

  @Benchmark
  @OperationsPerInvocation(RowBatch.DEFAULT_CAPACITY / 2)
  public MetricState everySecondRow() {
    state.update(batch(), half);
    return state;
  }

  private RowBatch batch() {
    next = (next + 1) % BATCHES;
    return batches[next];
  }
}
