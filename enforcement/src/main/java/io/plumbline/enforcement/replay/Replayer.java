package io.plumbline.enforcement.replay;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Judges accesses by the policies of their stores, in a thread beside the enforcer: reads access
 * events and writes decisions until it is closed. When something fails it starts anew from where
 * accesses were read to.
 */
public final class Replayer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Replayer.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final ReplayConfig config;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private Replayer(ReplayConfig config) {
    this.config = config;
    this.thread = new Thread(this::run, "plumbline-access-replay");
    this.thread.setDaemon(true);
  }

  /** Starts it; it reads what is in force by itself. */
  public static Replayer start(ReplayConfig config) {
    var replayer = new Replayer(config);
    replayer.thread.start();
    return replayer;
  }

  private void run() {
    while (closing.getCount() > 0) {
      try (var memory = UseMemory.open(config.memory());
          var session = new ReplaySession(config, memory)) {
        session.run(() -> closing.getCount() == 0);
      } catch (RuntimeException e) {
        LOG.warn("Cannot go on with judging accesses; starting anew in {}", PAUSE, e);
        pause();
      }
    }
  }

  private void pause() {
    try {
      closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  /** Stops after what it is writing. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(LAST_WORDS.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
