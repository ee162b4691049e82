package io.plumbline.enforcement.retention;

import static java.util.Objects.requireNonNull;

import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.Hashes;
import io.plumbline.rules.retention.RetentionPlan;
import io.plumbline.rules.retention.RetentionPolicy;
import io.plumbline.rules.retention.RetentionStep;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * A pass of one policy over one dataset, and the decisions that follow from it. Each plan is told
 * once; what is told is remembered before it is, so that a crash in between tells it again with the
 * same id.
 */
final class RetentionRound {
  /** What was begun and has not ended by then has been given up. */
  private static final Duration LONGEST_ACT = Duration.ofDays(1);

  private static final Duration REMEMBERED = Duration.ofDays(90);

  private final Obligations obligations;
  private final RetentionMemory memory;
  private final Publisher publisher;
  private final Clock clock;

  /** Where decisions go. */
  interface Publisher {
    /** Publishes a decision; when this returns it is durable. */
    void decide(Decision decision);

    /** Refuses a decision that waits for approval; one that does not is left alone. */
    void withdraw(Decision decision, String reason);
  }

  RetentionRound(
      Obligations obligations, RetentionMemory memory, Publisher publisher, Clock clock) {
    this.obligations = requireNonNull(obligations, "obligations is null");
    this.memory = requireNonNull(memory, "memory is null");
    this.publisher = requireNonNull(publisher, "publisher is null");
    this.clock = requireNonNull(clock, "clock is null");
  }

  void pass(RetentionPolicy policy, DatasetId dataset, RetentionStore store)
      throws StoreUnavailableException, StoreRefusedException {
    publishPending(policy, dataset);
    var now = clock.instant();
    memory.acts().giveUp(policy.name(), dataset, now.minus(LONGEST_ACT), now);
    if (memory.acts().isUnderWay(policy.name(), dataset)) {
      return;
    }
    var pass = new RetentionRun(store, obligations, memory, clock).pass(policy, dataset);
    pass.plan().ifPresent(plan -> tell(policy, plan, pass.staying()));
    var target = new RetentionTarget(store, obligations, memory::lastBelieved, clock);
    for (var act : pass.deletions()) {
      if (act.step() == RetentionStep.VERIFY) {
        // It only looks: no decision has to stand behind it.
        memory.settle(target.carryOut(act));
      } else {
        // What another version of the policy set aside was perhaps not to be deleted.
        boolean isUnheardOf = act.policyVersion() != policy.version();
        publisher.decide(
            PlanDecisions.deletion(
                act, memory.acts().tries(act.id()), isUnheardOf, now.toEpochMilli()));
      }
    }
    if (memory.lastBelieved() != null) {
      memory.plans().trim(memory.lastBelieved().minus(REMEMBERED));
    }
  }

  /** What was remembered, but perhaps never told. */
  private void publishPending(RetentionPolicy policy, DatasetId dataset) {
    var told = memory.plans().told(policy.name(), dataset);
    if (told.isPresent() && !told.get().isPublished()) {
      publish(policy.name(), told.get().decision());
    }
  }

  private void tell(RetentionPolicy policy, RetentionPlan plan, List<RetentionPass.Staying> all) {
    var staying = all.stream().filter(each -> each.because().because().isObstacle()).toList();
    var fingerprint = fingerprint(plan, staying);
    var last = memory.plans().told(policy.name(), plan.dataset());
    if (last.isPresent()
        && last.get().fingerprint().equals(fingerprint)
        && !isOver(last.get().decision())) {
      return;
    }
    if (last.isPresent() && last.get().decision() != null) {
      publisher.withdraw(last.get().decision(), "A newer plan has taken its place");
    }
    var decision =
        isNews(plan, staying) ? PlanDecisions.of(policy, plan, staying, fingerprint) : null;
    memory.plans().tell(policy.name(), plan.dataset(), fingerprint, decision, plan.acts());
    if (decision != null) {
      publish(policy.name(), decision);
    }
  }

  /** Whether a plan can be approved no longer; then it is shown anew. */
  private boolean isOver(Decision last) {
    return last != null && PlanDecisions.acts(last) > 0 && last.expiresAtMillis() <= clock.millis();
  }

  private static boolean isNews(RetentionPlan plan, List<RetentionPass.Staying> staying) {
    boolean isRefused = plan.refusal().isPresent() && plan.due().resources() > 0;
    return isRefused || !plan.acts().isEmpty() || !plan.obstacles().isEmpty() || !staying.isEmpty();
  }

  /** What came to nothing since is planned, and told, again. */
  private String fingerprint(RetentionPlan plan, List<RetentionPass.Staying> staying) {
    var parts = new ArrayList<String>();
    parts.add(plan.fingerprint());
    parts.add(Long.toString(memory.acts().lastInVain(plan.policy(), plan.dataset())));
    staying.forEach(each -> parts.add(each.act().id() + " " + each.because().because()));
    return Hashes.of(parts.toArray(String[]::new));
  }

  private void publish(String policy, Decision decision) {
    publisher.decide(decision);
    memory.plans().published(policy, decision.dataset());
  }
}
