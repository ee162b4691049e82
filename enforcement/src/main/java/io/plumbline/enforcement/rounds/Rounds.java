package io.plumbline.enforcement.rounds;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;

/** Work that is done round after round in a thread of its own, until it is closed. */
public final class Rounds implements AutoCloseable {
  private static final Duration LAST_WORDS = Duration.ofSeconds(10);

  private final Duration every;
  private final BooleanSupplier isActive;
  private final Consumer<Rounds> round;
  private final CountDownLatch closing = new CountDownLatch(1);
  private final Thread thread;

  private Rounds(String name, Duration every, BooleanSupplier isActive, Consumer<Rounds> round) {
    this.every = requireNonNull(every, "every is null");
    this.isActive = requireNonNull(isActive, "isActive is null");
    this.round = requireNonNull(round, "round is null");
    this.thread = new Thread(this::run, name);
    this.thread.setDaemon(true);
  }

  /**
   * Starts the thread.
   *
   * @param every the time between two rounds
   * @param isActive whether this process is the one that acts; no round begins while it is not
   * @param round must not throw; it is given these rounds, to ask whether they end
   */
  public static Rounds start(
      String name, Duration every, BooleanSupplier isActive, Consumer<Rounds> round) {
    var rounds = new Rounds(name, every, isActive, round);
    rounds.thread.start();
    return rounds;
  }

  private void run() {
    try {
      do {
        if (isActive.getAsBoolean()) {
          round.accept(this);
        }
      } while (!closing.await(every.toMillis(), TimeUnit.MILLISECONDS));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Whether a round that is under way should come to its end. */
  public boolean isClosing() {
    return closing.getCount() == 0;
  }

  /** Waits a while for the round that is under way, then interrupts it. */
  @Override
  public void close() {
    closing.countDown();
    try {
      thread.join(LAST_WORDS.toMillis());
      thread.interrupt();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
