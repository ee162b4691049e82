package io.plumbline.enforcement.ledger;

import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.OutcomeStatus;

/**
 * What is to be done next about a decision. The order of the questions is the safety of the engine:
 * what is too late or was undone is left alone; what is only rehearsed is never enforced; a person
 * comes before an act; the switch has the last word. Pure.
 */
public final class NextMove {
  private final Ledger ledger;

  public NextMove(Ledger ledger) {
    this.ledger = ledger;
  }

  /**
   * The next move. O(1).
   *
   * @param nowMillis the time of day
   */
  public Move of(Standing standing, long nowMillis) {
    var decision = standing.decision();
    if (standing.stage() == Stage.ENDED) {
      return new Move.Wait();
    }
    if (standing.stage() == Stage.CALLING) {
      // The target may have been called when the engine died; it acts once per id.
      return isOn(decision) ? new Move.Enforce() : new Move.Wait();
    }
    if (decision.expiresAtMillis() != null && decision.expiresAtMillis() <= nowMillis) {
      return new Move.Tell(
          OutcomeStatus.ABANDONED, "It expired before it could take effect; nothing was done");
    }
    if (decision.mandate().isDryRun()) {
      return new Move.Rehearse();
    }
    var undoing = ofUndoing(decision);
    if (undoing != null) {
      return undoing;
    }
    if (decision.mandate().needsApproval() && !standing.isApproved()) {
      return standing.stage() == Stage.WAITING
          ? new Move.Wait()
          : new Move.Tell(
              OutcomeStatus.AWAITING_APPROVAL,
              "Waits for approval: plumbline decisions approve " + decision.id());
    }
    if (!isOn(decision)) {
      return standing.stage() == Stage.WAITING
          ? new Move.Wait()
          : new Move.Tell(
              OutcomeStatus.SUSPENDED,
              "Enforcement is switched off; it goes on when it is switched on again");
    }
    return new Move.Enforce();
  }

  /**
   * Whether people let it act now. What was taken away may always be brought back. Safe for use by
   * many threads.
   */
  public boolean isOn(Decision decision) {
    return decision.action() == DecisionAction.RESTORE
        || ledger.switches().isOn(decision.tenant(), decision.target());
  }

  /** The move when the decision undoes one that is not in effect; null if nothing is in its way. */
  private Move ofUndoing(Decision decision) {
    if (!decision.isUndoing()) {
      return null;
    }
    var ending = ledger.ending(decision.parent()).orElse(OutcomeStatus.APPLIED);
    // What failed may have been half done; bringing back what is in its place does nothing.
    boolean isAllowed =
        ending == OutcomeStatus.APPLIED || decision.action() == DecisionAction.RESTORE;
    if (!isAllowed) {
      return new Move.Tell(
          OutcomeStatus.ABANDONED, "Nothing to undo: what it would undo was " + ending);
    }
    boolean isUnderWay =
        ledger.standing(decision.parent()).filter(s -> s.stage() != Stage.ENDED).isPresent();
    return isUnderWay ? new Move.Wait() : null;
  }
}
