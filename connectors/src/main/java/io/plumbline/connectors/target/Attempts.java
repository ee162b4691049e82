package io.plumbline.connectors.target;

import static java.util.Objects.requireNonNull;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.plumbline.connectors.target.http.BusyException;
import io.plumbline.connectors.target.http.Patience;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import java.io.IOException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Performs acts on another system: again with growing, jittered pauses while it is out of reach or
 * busy, and not again once it refuses.
 */
public final class Attempts {
  private final String target;
  private final String host;
  private final Clock clock;
  private final RetryPolicy<Effect> retries;

  /**
   * @param target name in outcomes
   * @param host by which messages call the other system
   * @param clock of outcomes
   */
  public Attempts(String target, String host, Patience patience, Clock clock) {
    this.target = requireNonNull(target, "target is null");
    this.host = requireNonNull(host, "host is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.retries =
        RetryPolicy.<Effect>builder()
            .handle(IOException.class)
            .withBackoff(patience.firstPause(), patience.firstPause().multipliedBy(16))
            .withJitter(0.25)
            .withMaxAttempts(patience.maxAttempts())
            .withMaxDuration(patience.totalTime())
            .build();
  }

  /** Something to do; may be done several times and must then come to the same. */
  @FunctionalInterface
  public interface Act {
    /**
     * @throws IOException if it may have been done or not, and may be tried again
     * @throws RefusedException if trying again would be in vain
     */
    Effect perform() throws IOException, InterruptedException, RefusedException;
  }

  /** Performs an act; {@code success} is the outcome's status if it comes to an end. */
  public Outcome perform(Decision decision, OutcomeStatus success, Act act)
      throws RetryableException {
    var attempts = new AtomicInteger();
    try {
      var effect =
          Failsafe.with(retries)
              .get(
                  () -> {
                    attempts.incrementAndGet();
                    return act.perform();
                  });
      return outcome(decision, success, attempts.get(), effect);
    } catch (IllegalArgumentException e) {
      // A secret that is gone, or a name that makes no URL.
      return failed(decision, attempts.get(), e);
    } catch (FailsafeException e) {
      if (e.getCause() instanceof RefusedException) {
        return failed(decision, attempts.get(), e.getCause());
      }
      if (e.getCause() instanceof InterruptedException) {
        Thread.currentThread().interrupt();
      }
      throw new RetryableException(
          "Cannot call %s: %s".formatted(host, told(e.getCause())), attempts.get(), e.getCause());
    }
  }

  private static String told(Throwable cause) {
    // An answer speaks for itself; of anything else the type says most.
    boolean speaks = cause instanceof BusyException || cause.getClass() == IOException.class;
    return speaks ? cause.getMessage() : cause.toString();
  }

  private Outcome failed(Decision decision, int attempts, Throwable cause) {
    return outcome(decision, OutcomeStatus.FAILED, attempts, Effect.of(cause.getMessage()));
  }

  private Outcome outcome(Decision decision, OutcomeStatus status, int attempts, Effect effect) {
    return new Outcome(
        decision.id(),
        decision.tenant(),
        target,
        status,
        attempts,
        effect.message(),
        clock.millis(),
        effect.facts());
  }
}
