package io.plumbline.enforcement.retention;

import static java.util.Objects.requireNonNull;

import io.plumbline.enforcement.retention.RetentionOutcome.Result;
import io.plumbline.enforcement.store.Listing;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.Reversal;
import io.plumbline.enforcement.store.Standing;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import io.plumbline.rules.retention.ActReview;
import io.plumbline.rules.retention.Circumstances;
import io.plumbline.rules.retention.ClockReading;
import io.plumbline.rules.retention.Refusal;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionState;
import io.plumbline.rules.retention.RetentionStep;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Carries out one step of an act: asks the store how far the act has come, asks every gate again,
 * reads the resource again, and only then acts. Approval, journal and kill switch are its caller's;
 * so is trying again.
 */
public final class RetentionTarget {
  private final RetentionStore store;
  private final Obligations obligations;
  private final Supplier<Instant> lastBelieved;
  private final Clock clock;

  /**
   * @param lastBelieved the last reading of the clock that was believed; gives null if there was
   *     none
   */
  public RetentionTarget(
      RetentionStore store, Obligations obligations, Supplier<Instant> lastBelieved, Clock clock) {
    this.store = requireNonNull(store, "store is null");
    this.obligations = requireNonNull(obligations, "obligations is null");
    this.lastBelieved = requireNonNull(lastBelieved, "lastBelieved is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  /**
   * Carries out one step.
   *
   * @throws StoreUnavailableException if it may or may not have taken effect; the same call may be
   *     made again, and takes effect once
   */
  public RetentionOutcome carryOut(RetentionAct act) throws StoreUnavailableException {
    try {
      return switch (act.step()) {
        case ARCHIVE, QUARANTINE -> setAside(act);
        case DELETE -> delete(act);
        case RESTORE -> restore(act);
        case VERIFY -> verify(act);
      };
    } catch (StoreRefusedException e) {
      return outcome(act, Result.FAILED, stateBefore(act), e.getMessage());
    }
  }

  private RetentionOutcome setAside(RetentionAct act)
      throws StoreUnavailableException, StoreRefusedException {
    var standing = store.standing(act);
    if (standing == Standing.SET_ASIDE) {
      return outcome(act, Result.FOUND_APPLIED, RetentionState.QUARANTINED, "was set aside before");
    }
    if (standing == Standing.GONE) {
      return outcome(act, Result.KEPT, RetentionState.ABORTED, "is not in its place");
    }
    var refusal = refusal(act, standing == Standing.UNTOUCHED);
    if (refusal.isPresent()) {
      if (standing == Standing.UNDERWAY) {
        // What was begun before it was forbidden must not stay half out of sight.
        store.restore(act);
      }
      return kept(act, refusal.get());
    }
    if (act.isDryRun()) {
      return told(act);
    }
    store.setAside(act);
    return outcome(
        act, Result.APPLIED, RetentionState.QUARANTINED, "is set aside; RESTORE undoes it");
  }

  private RetentionOutcome delete(RetentionAct act)
      throws StoreUnavailableException, StoreRefusedException {
    if (store.standing(act) == Standing.GONE) {
      return outcome(act, Result.FOUND_APPLIED, RetentionState.VERIFIED, "was deleted before");
    }
    var refusal = refusal(act, store.reversal() == Reversal.NONE);
    if (refusal.isPresent()) {
      return kept(act, refusal.get());
    }
    if (act.isDryRun()) {
      return told(act);
    }
    store.delete(act);
    return store.standing(act) == Standing.GONE
        ? outcome(act, Result.APPLIED, RetentionState.VERIFIED, "is deleted; the store confirms it")
        : outcome(act, Result.APPLIED, RetentionState.DELETED, "is deleted, and still to be seen");
  }

  private RetentionOutcome restore(RetentionAct act)
      throws StoreUnavailableException, StoreRefusedException {
    if (store.standing(act) == Standing.UNTOUCHED) {
      return outcome(act, Result.FOUND_APPLIED, RetentionState.ABORTED, "is in its place");
    }
    store.restore(act);
    return outcome(act, Result.APPLIED, RetentionState.ABORTED, "is back in its place");
  }

  private RetentionOutcome verify(RetentionAct act)
      throws StoreUnavailableException, StoreRefusedException {
    var standing = store.standing(act);
    return standing == Standing.GONE
        ? outcome(act, Result.APPLIED, RetentionState.VERIFIED, "is gone")
        : outcome(act, Result.FAILED, RetentionState.DELETED, "is still there: " + standing);
  }

  private Optional<Refusal> refusal(RetentionAct act, boolean reread)
      throws StoreUnavailableException, StoreRefusedException {
    var dataset = act.dataset();
    var now =
        new Circumstances(
            dataset,
            obligations.holds(dataset),
            obligations.readers(dataset),
            obligations.policies(dataset),
            new ClockReading(clock.instant(), lastBelieved.get(), store.clock().orElse(null)));
    var refusal = ActReview.refusal(act, now);
    if (refusal.isPresent() || !reread) {
      return refusal;
    }
    return ActReview.refusal(act, store.find(Listing.of(act), act.resource().id()));
  }

  private RetentionOutcome kept(RetentionAct act, Refusal refusal) {
    return outcome(act, Result.KEPT, stateBefore(act), refusal.text());
  }

  private RetentionOutcome told(RetentionAct act) {
    return outcome(act, Result.TOLD, stateBefore(act), "dry run: would " + act.step());
  }

  private static RetentionState stateBefore(RetentionAct act) {
    return act.step() == RetentionStep.RESTORE || act.setAsideAtMillis() != null
        ? RetentionState.QUARANTINED
        : RetentionState.ABORTED;
  }

  private RetentionOutcome outcome(
      RetentionAct act, Result result, RetentionState state, String message) {
    return new RetentionOutcome(
        act, result, state, act.resource().id() + " " + message, clock.millis());
  }
}
