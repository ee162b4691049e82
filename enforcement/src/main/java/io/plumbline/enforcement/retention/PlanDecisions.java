package io.plumbline.enforcement.retention;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Hashes;
import io.plumbline.model.Json;
import io.plumbline.model.Mandate;
import io.plumbline.model.Severity;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionAction;
import io.plumbline.rules.retention.RetentionPlan;
import io.plumbline.rules.retention.RetentionPolicy;
import io.plumbline.rules.retention.RetentionStep;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Plans and acts as decisions. A plan is one decision, which a person can approve as a whole; each
 * of its acts is a decision that follows from it, journaled, carried out and undone by itself.
 */
public final class PlanDecisions {
  /** Whoever has not approved a plan by then is shown a new one. */
  static final Duration APPROVABLE = Duration.ofDays(7);

  /** Longer than the engine tries. */
  private static final Duration DELETION = Duration.ofDays(2);

  private static final String ACT = "act";
  private static final String ACTS = "acts";
  private static final String KEPT = "kept";
  private static final int LONGEST = 1_000;

  private PlanDecisions() {}

  /**
   * A plan as a decision.
   *
   * @param staying what stays in quarantine, for reasons that somebody should know
   * @param fingerprint of what is told
   */
  static Decision of(
      RetentionPolicy policy,
      RetentionPlan plan,
      List<RetentionPass.Staying> staying,
      String fingerprint) {
    var tenant = plan.dataset().tenant();
    return new Decision(
        Hashes.of("retention-plan", fingerprint, Long.toString(plan.atMillis())),
        tenant,
        action(policy, plan),
        plan.dataset(),
        "*",
        policy.target(),
        null,
        null,
        null,
        null,
        Severity.INFO,
        reason(policy, plan),
        plan.atMillis(),
        plan.atMillis() + APPROVABLE.toMillis(),
        null,
        new Mandate(
            policy.name(),
            policy.version(),
            0,
            plan.needsApproval() && !plan.acts().isEmpty(),
            policy.isDryRun(),
            true),
        Map.of(ACTS, Integer.toString(plan.acts().size()), KEPT, kept(plan, staying)));
  }

  private static DecisionAction action(RetentionPolicy policy, RetentionPlan plan) {
    return plan.acts().isEmpty()
        ? DecisionAction.valueOf(policy.action().name())
        : action(plan.acts().get(0));
  }

  private static DecisionAction action(RetentionAct act) {
    return DecisionAction.valueOf(act.step().name());
  }

  private static String reason(RetentionPolicy policy, RetentionPlan plan) {
    var due = "%s of %s are past their time".formatted(plan.due().text(), plan.listed().text());
    boolean isFirstStep =
        policy.action() == RetentionAction.DELETE
            && plan.acts().stream().anyMatch(act -> act.step() == RetentionStep.QUARANTINE);
    return isFirstStep
        ? due + "; deleted after %s in quarantine".formatted(days(policy.grace()))
        : due;
  }

  private static String days(Duration duration) {
    return duration.toHours() % 24 == 0 && !duration.isZero()
        ? duration.toDays() + " days"
        : duration.toString();
  }

  private static String kept(RetentionPlan plan, List<RetentionPass.Staying> staying) {
    var refused = plan.refusal().map(refusal -> "All " + refusal.text()).stream();
    var obstacles =
        plan.obstacles().stream()
            .map(tally -> "%d: %s".formatted(tally.past(), String.join(", ", tally.examples())));
    var quarantined =
        staying.stream()
            .limit(3)
            .map(each -> each.act().resource().id() + " in quarantine " + each.because().text());
    var all =
        Stream.of(refused, obstacles, quarantined)
            .flatMap(words -> words)
            .collect(Collectors.joining("; "));
    return all.length() <= LONGEST ? all : all.substring(0, LONGEST) + " ...";
  }

  /**
   * The decisions on the acts of a plan.
   *
   * @param atMillis when they are begun, which may be days after they were planned
   */
  public static List<Decision> following(Decision plan, List<RetentionAct> acts, long atMillis) {
    return acts.stream().map(act -> following(plan, plan.id(), act, atMillis)).toList();
  }

  /** The decisions that undo those on the acts of a plan, from the one that undoes the plan. */
  public static List<Decision> undoing(Decision undoing, List<RetentionAct> acts) {
    return acts.stream()
        .map(act -> following(undoing, undoing.parent(), act, undoing.decidedAtMillis()))
        .map(decision -> decision.reversed(undoing.reason(), undoing.decidedAtMillis()))
        .toList();
  }

  private static Decision following(Decision of, String plan, RetentionAct act, long atMillis) {
    return decision(
        act,
        Hashes.of("retention-act", act.stepId(), plan),
        plan,
        atMillis,
        null,
        of.mandate().following());
  }

  /**
   * The decision to delete what a plan has set aside. It has an id and an end of its own every two
   * days: one that came to nothing is made anew.
   *
   * @param tries how often it was kept or refused
   * @param needsApproval whether nobody has approved that it is deleted
   */
  static Decision deletion(RetentionAct act, int tries, boolean needsApproval, long nowMillis) {
    long turn = nowMillis / DELETION.toMillis();
    return decision(
        act,
        Hashes.of(
            "retention-act",
            act.stepId(),
            String.valueOf(act.setAsideAtMillis()),
            Integer.toString(tries),
            Long.toString(turn)),
        null,
        nowMillis,
        (turn + 1) * DELETION.toMillis(),
        new Mandate(act.policy(), act.policyVersion(), 0, needsApproval, act.isDryRun(), true));
  }

  private static Decision decision(
      RetentionAct act,
      String id,
      String parent,
      long atMillis,
      Long expiresAtMillis,
      Mandate mandate) {
    return new Decision(
        id,
        act.dataset().tenant(),
        action(act),
        act.dataset(),
        act.resource().id(),
        act.target(),
        null,
        null,
        null,
        null,
        Severity.INFO,
        act.reason(),
        atMillis,
        expiresAtMillis,
        parent,
        mandate,
        Map.of(ACT, Json.write(act)));
  }

  /** The act that a decision is about, as it is to be done or undone; empty for a plan. */
  public static Optional<RetentionAct> act(Decision decision) {
    return Optional.ofNullable(decision.facts().get(ACT))
        .map(json -> Json.read(json.getBytes(UTF_8), RetentionAct.class))
        .map(act -> decision.isUndoing() ? act.with(RetentionStep.RESTORE) : act);
  }

  /** What a plan keeps and why, for people; empty if there is nothing to tell. */
  public static String kept(Decision plan) {
    return plan.facts().getOrDefault(KEPT, "");
  }

  /** How many acts a plan has. */
  public static int acts(Decision plan) {
    return Integer.parseInt(plan.facts().getOrDefault(ACTS, "0"));
  }
}
