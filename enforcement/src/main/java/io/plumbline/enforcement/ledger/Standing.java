package io.plumbline.enforcement.ledger;

import io.plumbline.model.Decision;
import io.plumbline.model.OutcomeStatus;
import java.util.Map;

/**
 * Where one decision stands.
 *
 * @param stage how far it has come
 * @param isApproved whether a person approved it
 * @param status what was last told of it, or null
 * @param found what its target told of itself before it was called; empty before
 */
public record Standing(
    Decision decision,
    Stage stage,
    boolean isApproved,
    OutcomeStatus status,
    Map<String, String> found) {
  public Standing {
    found = Map.copyOf(found);
  }

  static Standing received(Decision decision) {
    return new Standing(decision, Stage.OPEN, false, null, Map.of());
  }

  Standing approved() {
    return new Standing(decision, Stage.OPEN, true, status, found);
  }

  Standing reopened() {
    return new Standing(decision, Stage.OPEN, isApproved, status, found);
  }

  Standing calling(Map<String, String> facts) {
    return new Standing(decision, Stage.CALLING, isApproved, status, facts);
  }

  Standing told(OutcomeStatus outcome) {
    var next =
        switch (outcome) {
          case AWAITING_APPROVAL, SUSPENDED -> Stage.WAITING;
          case UNCONFIRMED -> Stage.CALLING;
          case APPLIED, FAILED, REHEARSED, REJECTED, ABANDONED -> Stage.ENDED;
        };
    return new Standing(decision, next, isApproved, outcome, found);
  }

  /** Whether it waits for a person to approve it. */
  public boolean awaitsApproval() {
    return stage == Stage.WAITING && status == OutcomeStatus.AWAITING_APPROVAL;
  }

  /** Whether it is written at its target, which cannot tell yet that it is in effect. */
  public boolean isUnconfirmed() {
    return stage == Stage.CALLING && status == OutcomeStatus.UNCONFIRMED;
  }

  /** Whether it is in effect until it expires or is undone. */
  public boolean isInEffect() {
    return stage == Stage.ENDED && status == OutcomeStatus.APPLIED && decision.action().lasts();
  }
}
