package io.plumbline.rules.retention;

import java.time.Instant;
import java.util.Optional;

/**
 * Judges an act again, just before it is carried out: what was true when it was planned may no
 * longer be. Restoring and verifying are always allowed.
 */
public final class ActReview {
  private ActReview() {}

  /**
   * What forbids an act now.
   *
   * @param now read after the act was taken up, not when it was planned
   * @return the first gate that is shut; empty if all are open
   */
  public static Optional<Refusal> refusal(RetentionAct act, Circumstances now) {
    if (act.step() == RetentionStep.RESTORE || act.step() == RetentionStep.VERIFY) {
      return Optional.empty();
    }
    var policy =
        now.policies().stream()
            .filter(each -> each.name().equals(act.policy()) && stillAsks(each, act))
            .findFirst();
    if (policy.isEmpty()) {
      // A hold is the stronger reason to tell.
      return now.hold().or(() -> Optional.of(changed(act)));
    }
    var gates = new Gates(policy.get(), now);
    var keeping = gates.keeping(act.resource());
    return keeping == null
        ? graceInQuarantine(act, policy.get(), now)
        : Optional.of(gates.explain(keeping, act.resource(), null));
  }

  /**
   * What forbids an act on a resource that was just read again.
   *
   * @param found the resource as it is now; empty if it is not there
   */
  public static Optional<Refusal> refusal(RetentionAct act, Optional<Resource> found) {
    if (found.isEmpty()) {
      return Optional.of(new Refusal(KeptBecause.GONE, act.resource().id()));
    }
    if (!found.get().version().equals(act.resource().version())) {
      return Optional.of(
          new Refusal(
              KeptBecause.VERSION_CHANGED,
              "from %s to %s".formatted(act.resource().version(), found.get().version())));
    }
    return found.get().sharedWith().isEmpty()
        ? Optional.empty()
        : Optional.of(new Refusal(KeptBecause.SHARED, found.get().sharedWith()));
  }

  private static Optional<Refusal> graceInQuarantine(
      RetentionAct act, RetentionPolicy policy, Circumstances now) {
    if (act.step() != RetentionStep.DELETE || act.setAsideAtMillis() == null) {
      return Optional.empty();
    }
    var until = Instant.ofEpochMilli(act.setAsideAtMillis()).plus(policy.grace());
    return now.now().isBefore(until)
        ? Optional.of(new Refusal(KeptBecause.WITHIN_GRACE, "until " + until))
        : Optional.empty();
  }

  private static boolean stillAsks(RetentionPolicy policy, RetentionAct act) {
    if (policy.isDryRun() != act.isDryRun()) {
      return false;
    }
    if (act.step() == RetentionStep.DELETE && policy.action() != RetentionAction.DELETE) {
      return false;
    }
    // What lies in quarantine may go by a later version of its policy, if that still deletes.
    return act.setAsideAtMillis() != null || policy.version() == act.policyVersion();
  }

  private static Refusal changed(RetentionAct act) {
    return new Refusal(
        KeptBecause.POLICY_CHANGED, act.policy() + " was version " + act.policyVersion());
  }
}
