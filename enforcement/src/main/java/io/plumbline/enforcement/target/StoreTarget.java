package io.plumbline.enforcement.target;

import static java.util.Objects.requireNonNull;

import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.connectors.target.RetryableException;
import io.plumbline.enforcement.retention.Obligations;
import io.plumbline.enforcement.retention.PlanDecisions;
import io.plumbline.enforcement.retention.RetentionMemory;
import io.plumbline.enforcement.retention.RetentionOutcome;
import io.plumbline.enforcement.retention.RetentionTarget;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.StoreUnavailableException;
import io.plumbline.model.Decision;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionBasis;
import java.time.Clock;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Retention decisions at a store: a plan, which its acts follow, and each act. */
public final class StoreTarget implements EnforcementTarget {
  private final String name;
  private final Function<RetentionBasis, RetentionStore> stores;
  private final Map<RetentionBasis, RetentionStore> open = new EnumMap<>(RetentionBasis.class);
  private final Obligations obligations;
  private final RetentionMemory memory;
  private final Clock clock;

  /**
   * @param stores opens the store as it is seen by a basis; closed with this target
   * @param memory not closed
   */
  public StoreTarget(
      String name,
      Function<RetentionBasis, RetentionStore> stores,
      Obligations obligations,
      RetentionMemory memory,
      Clock clock) {
    this.name = requireNonNull(name, "name is null");
    this.stores = requireNonNull(stores, "stores is null");
    this.obligations = requireNonNull(obligations, "obligations is null");
    this.memory = requireNonNull(memory, "memory is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  @Override
  public String name() {
    return name;
  }

  private RetentionTarget steps(RetentionAct act) {
    return new RetentionTarget(store(act.basis()), obligations, memory::lastBelieved, clock);
  }

  private synchronized RetentionStore store(RetentionBasis basis) {
    return open.computeIfAbsent(basis, stores);
  }

  /** What has to be known to undo an act stands in its decision. */
  @Override
  public Map<String, String> inspect(Decision decision) {
    return Map.of();
  }

  @Override
  public Outcome rehearse(Decision decision) {
    var kept = PlanDecisions.kept(decision);
    int acts = PlanDecisions.acts(decision);
    return PlanDecisions.act(decision)
        .map(act -> told(decision, "Would %s %s".formatted(act.step(), act.resource().id())))
        .orElseGet(
            () ->
                told(
                    decision,
                    "Would %s %d resources%s. %s"
                        .formatted(decision.action(), acts, examples(behind(decision)), keeps(kept))
                        .strip()));
  }

  private static String keeps(String kept) {
    return kept.isEmpty() ? "" : "Keeps " + kept;
  }

  private Outcome told(Decision decision, String message) {
    return outcome(decision, OutcomeStatus.REHEARSED, message);
  }

  @Override
  public Outcome enforce(Decision decision) throws RetryableException {
    var act = PlanDecisions.act(decision);
    if (act.isEmpty()) {
      return begin(decision);
    }
    if (memory.isOutdated(act.get())) {
      return outcome(
          decision,
          OutcomeStatus.ABANDONED,
          act.get().resource().id() + " was brought back or set aside anew since");
    }
    try {
      var outcome = steps(act.get()).carryOut(act.get());
      memory.settle(outcome);
      return outcome(decision, status(outcome), outcome.message());
    } catch (StoreUnavailableException e) {
      throw new RetryableException(e.getMessage(), 1, e);
    }
  }

  private static OutcomeStatus status(RetentionOutcome outcome) {
    return switch (outcome.result()) {
      case APPLIED, FOUND_APPLIED -> OutcomeStatus.APPLIED;
      case KEPT -> OutcomeStatus.ABANDONED;
      case TOLD -> OutcomeStatus.REHEARSED;
      case FAILED -> OutcomeStatus.FAILED;
    };
  }

  private Outcome begin(Decision plan) {
    var kept = keeps(PlanDecisions.kept(plan));
    if (PlanDecisions.acts(plan) == 0) {
      return outcome(plan, OutcomeStatus.ABANDONED, kept);
    }
    var acts = plan.isUndoing() ? behind(plan) : memory.plans().begin(plan.id(), clock.instant());
    return acts.isEmpty()
        ? outcome(
            plan,
            OutcomeStatus.FAILED,
            "What was planned is no longer remembered; the next pass plans it anew")
        : outcome(
            plan,
            OutcomeStatus.APPLIED,
            "%s of %d resources follow%s. %s"
                .formatted(plan.action(), acts.size(), examples(acts), kept)
                .strip());
  }

  /** The acts that a plan, or what undoes one, is made of. */
  private List<RetentionAct> behind(Decision plan) {
    return memory.plans().acts(plan.isUndoing() ? plan.parent() : plan.id());
  }

  private static String examples(List<RetentionAct> acts) {
    var ids = acts.stream().limit(5).map(act -> act.resource().id()).toList();
    return ids.isEmpty()
        ? ""
        : ": " + String.join(", ", ids) + (acts.size() > ids.size() ? ", ..." : "");
  }

  @Override
  public List<Decision> following(Decision enforced) {
    if (PlanDecisions.act(enforced).isPresent()) {
      return List.of();
    }
    var acts = behind(enforced);
    return enforced.isUndoing()
        ? PlanDecisions.undoing(enforced, acts)
        : PlanDecisions.following(enforced, acts, clock.millis());
  }

  private Outcome outcome(Decision decision, OutcomeStatus status, String message) {
    return new Outcome(
        decision.id(), decision.tenant(), name(), status, 1, message, clock.millis());
  }

  @Override
  public synchronized void close() {
    open.values().forEach(RetentionStore::close);
    open.clear();
  }
}
