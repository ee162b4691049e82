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
        now.policies().stream().filter(each -> each.name().equals(act.policy())).findFirst();
    if (policy.isEmpty() || isChanged(act, policy.get())) {
      // A hold is the stronger reason to tell.
      return now.hold()
          .or(
              () ->
                  Optional.of(
                      new Refusal(
                          KeptBecause.POLICY_CHANGED,
                          act.policy() + " was version " + act.policyVersion())));
    }
    var gates = new Gates(policy.get(), now);
    return Optional.ofNullable(gates.keeping(act.resource()))
        .map(because -> gates.explain(because, act.resource(), null));
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

  /**
   * What forbids deleting for good what lies in quarantine.
   *
   * @param since when it was quarantined
   */
  public static Optional<Refusal> refusal(RetentionAct act, Instant since, Circumstances now) {
    return refusal(act, now)
        .or(
            () -> {
              var grace = policy(act, now).grace();
              return now.now().isBefore(since.plus(grace))
                  ? Optional.of(new Refusal(KeptBecause.WITHIN_GRACE, "until " + since.plus(grace)))
                  : Optional.empty();
            });
  }

  private static RetentionPolicy policy(RetentionAct act, Circumstances now) {
    return now.policies().stream()
        .filter(each -> each.name().equals(act.policy()))
        .findFirst()
        .orElseThrow();
  }

  // What lies in quarantine may go by a later version of its policy, if that still deletes.
  private static boolean isChanged(RetentionAct act, RetentionPolicy policy) {
    if (policy.isDryRun() != act.isDryRun()) {
      return true;
    }
    return act.step() == RetentionStep.DELETE
        ? policy.action() != RetentionAction.DELETE
        : policy.version() != act.policyVersion();
  }
}
