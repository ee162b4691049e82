package io.plumbline.enforcement.engine;

import dev.failsafe.CircuitBreaker;
import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.model.Decision;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Predicate;

/**
 * The calls of one target, one after the other, in a thread of their own: a target that is slow or
 * down holds up no other. After some failures in a row it is left alone for a while.
 */
final class Lane implements AutoCloseable {
  /** Calls that may wait; more are answered as failed, and are tried again later. */
  private static final int MOST_WAITING = 10_000;

  private static final int FAILURES = 3;
  private static final Duration REST = Duration.ofSeconds(30);

  private final EnforcementTarget target;
  private final Caller caller;
  private final Predicate<Decision> isOn;
  private final ExecutorService thread;
  private final CircuitBreaker<Object> breaker =
      CircuitBreaker.builder().withFailureThreshold(FAILURES).withDelay(REST).build();

  /** A call that waits for its turn. */
  private record Waiting(Call call, Consumer<Answered> answers, Lane lane) implements Runnable {
    @Override
    public void run() {
      answers.accept(lane.make(call));
    }

    void giveUp() {
      answers.accept(new Answered.Failed(call, "The target was closed before it was called"));
    }
  }

  /**
   * @param isOn whether an act may be done now; asked by the thread of the lane, just before
   */
  Lane(EnforcementTarget target, Caller caller, Predicate<Decision> isOn) {
    this.target = target;
    this.caller = caller;
    this.isOn = isOn;
    this.thread =
        new ThreadPoolExecutor(
            1,
            1,
            0,
            TimeUnit.SECONDS,
            new LinkedBlockingQueue<>(MOST_WAITING),
            work -> {
              var made = new Thread(work, "plumbline-target-" + target.name());
              made.setDaemon(true);
              return made;
            });
  }

  /** Makes a call later; its answer may come at any time, by another thread. */
  void submit(Call call, Consumer<Answered> answers) {
    try {
      thread.execute(new Waiting(call, answers, this));
    } catch (RejectedExecutionException e) {
      answers.accept(new Answered.Failed(call, "More than %d calls wait".formatted(MOST_WAITING)));
    }
  }

  private Answered make(Call call) {
    if (call.kind() == Call.Kind.ENFORCE && !isOn.test(call.decision())) {
      return new Answered.Failed(call, "Enforcement is switched off");
    }
    if (!breaker.tryAcquirePermit()) {
      return new Answered.Failed(
          call, "Target %s failed %d times and rests".formatted(target.name(), FAILURES));
    }
    var answered = caller.make(call, target);
    if (answered instanceof Answered.Failed) {
      breaker.recordFailure();
    } else {
      breaker.recordSuccess();
    }
    return answered;
  }

  @Override
  public void close() {
    for (var waiting : thread.shutdownNow()) {
      ((Waiting) waiting).giveUp();
    }
    target.close();
  }
}
