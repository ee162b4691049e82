package io.plumbline.standalone.command;

import java.io.PrintWriter;
import java.util.Locale;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;

/** A line on a terminal that tells how far long reading is; silent where there is no terminal. */
final class RowProgressLine implements AutoCloseable {
  private static final int BEFORE_FIRST_MILLIS = 1_000;
  private static final int BETWEEN_MILLIS = 500;

  private final ScheduledExecutorService timer;
  private final PrintWriter err;
  private ScheduledFuture<?> updates;
  private boolean shown;

  private RowProgressLine(ScheduledExecutorService timer, PrintWriter err) {
    this.timer = timer;
    this.err = err;
  }

  static RowProgressLine start(LongSupplier rows, PrintWriter err) {
    if (System.console() == null) {
      return new RowProgressLine(null, err);
    }
    var timer =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              var thread = new Thread(work, "progress");
              thread.setDaemon(true);
              return thread;
            });
    var line = new RowProgressLine(timer, err);
    line.updates =
        timer.scheduleWithFixedDelay(
            () -> line.show(rows.getAsLong()),
            BEFORE_FIRST_MILLIS,
            BETWEEN_MILLIS,
            TimeUnit.MILLISECONDS);
    return line;
  }

  private synchronized void show(long rows) {
    shown = true;
    err.printf(Locale.ROOT, "\r%,d rows", rows);
    err.flush();
  }

  /** Ends the line, so that results can be printed. */
  synchronized void end() {
    if (timer != null) {
      updates.cancel(false);
      timer.shutdownNow();
    }
    if (shown) {
      err.printf("\r%20s\r", "");
      err.flush();
      shown = false;
    }
  }

  @Override
  public void close() {
    end();
  }
}
