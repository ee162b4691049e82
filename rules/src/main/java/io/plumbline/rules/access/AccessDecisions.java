package io.plumbline.rules.access;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Hashes;
import io.plumbline.model.Mandate;
import io.plumbline.model.PlainText;
import io.plumbline.model.Severity;
import io.plumbline.rules.decision.DecisionPolicy;
import java.util.HashMap;
import java.util.Map;

/**
 * What a policy of access decides when its occasion comes. Deterministic, ids included: the same
 * policy, user, dataset and scope give the same decision, however often the events are told.
 */
public final class AccessDecisions {
  /** Fact of a decision: the user, exactly as the log says. */
  public static final String USER = "user";

  /** Fact of a decision: the group whose right it is about, where it is not a user's. */
  public static final String GROUP = "group";

  /** Fact of a decision: what stands after {@code WHEN} in the policy. */
  public static final String OCCASION = "occasion";

  /** Fact of a decision: the events that it follows from, a line each; not all where many. */
  public static final String EVENTS = "events";

  private AccessDecisions() {}

  /** Whom a decision is about, for people: a user, or a group. */
  public static String who(Decision decision) {
    var group = decision.facts().get(GROUP);
    return group == null
        ? PlainText.of(decision.facts().getOrDefault(USER, "nobody"))
        : "group " + PlainText.of(group);
  }

  /**
   * What is done: what the policy says; but where a log has no proof of the user, no right is taken
   * away, and a person is asked to look.
   */
  static DecisionAction action(AccessPolicy policy, AccessOccurrence occurrence) {
    return isHeldBack(policy, occurrence) ? DecisionAction.REVIEW : policy.then();
  }

  private static boolean isHeldBack(AccessPolicy policy, AccessOccurrence occurrence) {
    return policy.then().takesAway() && !occurrence.isProven();
  }

  static Decision of(AccessPolicy policy, DatasetAccess access, AccessOccurrence occurrence) {
    var facts = Map.of(USER, access.event().user());
    return of(policy, access.dataset(), facts, access.atMillis(), occurrence);
  }

  /**
   * The decision about whoever the facts name.
   *
   * @param whose {@link #USER}, and {@link #GROUP} where it is about one
   */
  static Decision of(
      AccessPolicy policy,
      DatasetId dataset,
      Map<String, String> whose,
      long atMillis,
      AccessOccurrence occurrence) {
    var action = action(policy, occurrence);
    boolean isHeldBack = isHeldBack(policy, occurrence);
    var facts = new HashMap<>(whose);
    facts.put(OCCASION, policy.when().sql());
    facts.put(EVENTS, String.join("\n", occurrence.evidence().get()));
    return new Decision(
        Hashes.of(
            "decision",
            policy.tenant(),
            policy.name(),
            whose.get(USER),
            dataset.key(),
            policy.when().sql(),
            occurrence.scope(),
            action.name()),
        policy.tenant(),
        action,
        dataset,
        DecisionPolicy.WHOLE,
        policy.via(),
        null,
        null,
        null,
        null,
        Severity.WARN,
        isHeldBack
            ? "%s; the log has no proof of who it was, so that %s is left to a person"
                .formatted(occurrence.sentence().get(), policy.then())
            : occurrence.sentence().get(),
        atMillis,
        action == DecisionAction.DENY ? atMillis + policy.denyFor().toMillis() : null,
        null,
        new Mandate(
            policy.name(),
            policy.version(),
            0,
            policy.needsApproval(),
            // The target of the policy takes rights away; it is not for asking people.
            policy.isDryRun() || isHeldBack,
            true),
        facts);
  }
}
