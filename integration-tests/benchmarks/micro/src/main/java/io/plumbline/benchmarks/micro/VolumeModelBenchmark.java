package io.plumbline.benchmarks.micro;

import io.plumbline.rules.calendar.Calendar;
import io.plumbline.rules.volume.Judgement;
import io.plumbline.rules.volume.VolumeModel;
import io.plumbline.rules.volume.VolumeSettings;
import java.time.ZoneId;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Nanoseconds that one load takes in a model that has learnt: judging and learning, and with its
 * state read from bytes before and written to bytes after, as an operator may have to.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class VolumeModelBenchmark {
  private static final int LOADS = 1 << 14;

  @Param({"300", "3600", "86400"})
  private int periodSeconds;

  private final double[] rows = new double[LOADS];
  private VolumeSettings settings;
  private VolumeModel model;
  private byte[] state;
  private int next;
  private long endMillis;

  @Setup
  public void learn() {
    var random = new Random(1);
    for (int i = 0; i < LOADS; i++) {
      double season = 1 + 0.5 * Math.sin(2 * Math.PI * i * periodSeconds / 86_400);
      rows[i] = Math.rint(20_000 * season * Math.exp(0.05 * random.nextGaussian()));
    }
    settings = new VolumeSettings(periodSeconds, ZoneId.of("Europe/Berlin"), Calendar.NONE, false);
    model = new VolumeModel(settings);
    for (int i = 0; i < LOADS; i++) {
      observe();
    }
    state = model.toBytes();
  }

  @Benchmark
  public Judgement observe() {
    next = (next + 1) & (LOADS - 1);
    endMillis += 1_000L * periodSeconds;
    return model.observe(endMillis, rows[next], 0);
  }

  @Benchmark
  public byte[] observeFromBytes() {
    next = (next + 1) & (LOADS - 1);
    endMillis += 1_000L * periodSeconds;
    var read = VolumeModel.of(settings, state);
    read.observe(endMillis, rows[next], 0);
    state = read.toBytes();
    return state;
  }
}
