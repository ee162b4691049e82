package io.plumbline.enforcement.engine;

import io.plumbline.enforcement.journal.BrokenJournalException;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.common.errors.ProducerFencedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The decision engine as a thread: reads decisions and commands, journals, calls targets and tells
 * outcomes until it is closed. When the broker fails it starts anew from the journal. It ends by
 * itself only when another enforcer took over, or when the journal cannot be trusted.
 */
public final class Enforcer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Enforcer.class);
  private static final Duration PAUSE = Duration.ofSeconds(2);
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final EnforcerConfig config;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final CountDownLatch ready = new CountDownLatch(1);
  private final Thread thread;
  private volatile String ended = "";

  private Enforcer(EnforcerConfig config) {
    this.config = config;
    this.thread = new Thread(this::run, "plumbline-enforcer");
    this.thread.setDaemon(true);
  }

  /**
   * Starts it and waits until it has read the journal.
   *
   * @throws IllegalStateException if that does not happen in time
   */
  public static Enforcer start(EnforcerConfig config) {
    var enforcer = new Enforcer(config);
    enforcer.thread.start();
    try {
      if (!enforcer.ready.await(config.startWithin().toMillis(), TimeUnit.MILLISECONDS)) {
        enforcer.close();
        throw new IllegalStateException(
            "Cannot start the enforcer within " + config.startWithin() + "; is the broker up?");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      enforcer.close();
      throw new IllegalStateException("Cannot start the enforcer: interrupted", e);
    }
    if (!enforcer.ended.isEmpty()) {
      throw new IllegalStateException(enforcer.ended);
    }
    return enforcer;
  }

  /** Why it ended by itself; empty while it runs or when it was closed. */
  public String ended() {
    return ended;
  }

  private void run() {
    while (closing.getCount() > 0) {
      try (var session = EnforcerSession.open(config)) {
        ready.countDown();
        session.run(() -> closing.getCount() == 0);
      } catch (ProducerFencedException e) {
        end("Another enforcer took over; this one has ended", e);
      } catch (BrokenJournalException e) {
        end(e.getMessage(), e);
      } catch (RuntimeException e) {
        LOG.warn("Cannot go on enforcing; starting anew in {}", PAUSE, e);
        pause();
      }
    }
  }

  private void end(String why, RuntimeException cause) {
    LOG.error("{}", why, cause);
    ended = why;
    closing.countDown();
    ready.countDown();
  }

  private void pause() {
    try {
      closing.await(PAUSE.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      closing.countDown();
    }
  }

  /** Stops after what it is writing; calls that were made go on to their end at the targets. */
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
