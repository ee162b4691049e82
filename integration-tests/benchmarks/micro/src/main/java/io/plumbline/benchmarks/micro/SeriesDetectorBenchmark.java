package io.plumbline.benchmarks.micro;

import io.plumbline.rules.series.SeriesDetector;
import io.plumbline.rules.series.SeriesJudgement;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds that one point of a series takes in a detector that has learnt: a daily season with
 * noise and a spike every thousand points.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SeriesDetectorBenchmark {
  private static final int POINTS = 1 << 16;
  private static final int A_DAY = 288;
  private static final long BETWEEN_MILLIS = 300_000;

  private final double[] values = new double[POINTS];
  private SeriesDetector detector;
  private int next;
  private long atMillis;

  @Setup
  public void learn() {
    var random = new Random(1);
    for (int i = 0; i < POINTS; i++) {
      values[i] =
          100
              + 30 * Math.sin(2 * Math.PI * i / A_DAY)
              + 3 * random.nextGaussian()
              + (i % 1000 == 999 ? 200 : 0);
    }
    detector = new SeriesDetector();
    for (int i = 0; i < POINTS; i++) {
      observe();
    }
  }

  @Benchmark
  public SeriesJudgement observe() {
    next = (next + 1) & (POINTS - 1);
    atMillis += BETWEEN_MILLIS;
    return detector.observe(atMillis, values[next]);
  }
}
