package io.plumbline.benchmarks.micro;

import io.plumbline.rules.calendar.Calendar;
import io.plumbline.rules.volume.VolumeModel;
import io.plumbline.rules.volume.VolumeSettings;
import java.time.ZoneOffset;
import java.util.concurrent.CountDownLatch;

/**
 * A million series of hourly loads, each kept as the bytes of its model as in Flink's heap state,
 * in two threads: loads a second and heap a series. Arguments: series, loads of each.
 */
public final class Fleet {
  private static final int THREADS = 2;
  private static final VolumeSettings HOURLY =
      new VolumeSettings(3_600, ZoneOffset.UTC, Calendar.NONE, false);

  private Fleet() {}

  public static void main(String[] arguments) throws InterruptedException {
    int series = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000_000;
    int loads = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 24;
    long before = heap();
    var states = new byte[series][];
    long started = System.nanoTime();
    var done = new CountDownLatch(THREADS);
    for (int thread = 0; thread < THREADS; thread++) {
      int part = thread;
      new Thread(
              () -> {
                run(states, part, loads);
                done.countDown();
              })
          .start();
    }
    done.await();
    double seconds = (System.nanoTime() - started) / 1e9;
    double megabytes = (heap() - before) / 1e6;
    System.out.printf(
        "%,d series, %d loads each: %,.0f loads/s with %d threads, %,.0f MB heap, %,.0f bytes a series, state of %,d bytes%n",
        series,
        loads,
        (double) series * loads / seconds,
        THREADS,
        megabytes,
        1e6 * megabytes / series,
        states[0].length);
  }

  private static void run(byte[][] states, int part, int loads) {
    for (int load = 1; load <= loads; load++) {
      for (int i = part; i < states.length; i += THREADS) {
        var model = states[i] == null ? new VolumeModel(HOURLY) : VolumeModel.of(HOURLY, states[i]);
        model.observe(3_600_000L * load, 1_000 + (i * 31L + load * 17L) % 100, 0);
        states[i] = model.toBytes();
      }
    }
  }

  private static long heap() {
    for (int i = 0; i < 3; i++) {
      System.gc();
    }
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }
}
