package io.plumbline.enforcement.retention;

import static java.util.Objects.requireNonNull;

import io.plumbline.enforcement.retention.Observations.OpenScan;
import io.plumbline.enforcement.retention.Observations.Subject;
import io.plumbline.enforcement.store.Listing;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.Reversal;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.ActReview;
import io.plumbline.rules.retention.Circumstances;
import io.plumbline.rules.retention.ClockReading;
import io.plumbline.rules.retention.Observation;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionAction;
import io.plumbline.rules.retention.RetentionPlan;
import io.plumbline.rules.retention.RetentionPlanner;
import io.plumbline.rules.retention.RetentionPolicy;
import io.plumbline.rules.retention.Scan;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;

/**
 * Passes of policies over the datasets of one store: lists, observes and plans, and does nothing.
 * Whoever carries out the acts tells here what came of them. One thread at a time.
 */
public final class RetentionRun {
  /** A scan that has not ended by then begins anew. */
  static final Duration LONGEST_SCAN = Duration.ofDays(1);

  private static final int PAGE = 1_000;
  private static final int PAGES = 200;
  private static final Duration LEAST_WINDOW = Duration.ofDays(1);
  private static final Duration REMEMBERED = Duration.ofDays(90);

  private final RetentionStore store;
  private final Obligations obligations;
  private final RetentionMemory memory;
  private final Clock clock;
  private final int page;
  private final int pages;

  public RetentionRun(
      RetentionStore store, Obligations obligations, RetentionMemory memory, Clock clock) {
    this(store, obligations, memory, clock, PAGE, PAGES);
  }

  /**
   * @param page how many resources a page has at most
   * @param pages how many pages one pass lists at most; the next pass goes on
   */
  RetentionRun(
      RetentionStore store,
      Obligations obligations,
      RetentionMemory memory,
      Clock clock,
      int page,
      int pages) {
    this.store = requireNonNull(store, "store is null");
    this.obligations = requireNonNull(obligations, "obligations is null");
    this.memory = requireNonNull(memory, "memory is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.page = page;
    this.pages = pages;
  }

  /**
   * One pass of a policy over a dataset.
   *
   * @throws StoreUnavailableException if the store cannot be listed now; a later pass goes on where
   *     this one stopped
   * @throws StoreRefusedException if the store cannot list this dataset by this policy
   */
  public RetentionPass pass(RetentionPolicy policy, DatasetId dataset)
      throws StoreUnavailableException, StoreRefusedException {
    var subject = Subject.of(policy, dataset);
    var clockOfStore = store.clock().orElse(null);
    var reading = new ClockReading(clock.instant(), memory.lastBelieved(), clockOfStore);
    if (reading.doubt().isEmpty()) {
      memory.believe(reading.now());
    }
    var scan = memory.observations().scan(subject, reading.now(), LONGEST_SCAN);
    boolean isListed = false;
    for (int i = 0; i < pages && !isListed; i++) {
      var listed = store.list(Listing.of(dataset, policy), scan.cursor(), page);
      scan = memory.observations().note(subject, scan, listed);
      isListed = listed.next() == null;
    }
    // Read after the listing, which may have taken long.
    var now = circumstances(dataset, reading);
    var plan = isListed ? plan(policy, now, subject, scan) : null;
    return deletions(policy, now, plan);
  }

  private RetentionPlan plan(
      RetentionPolicy policy, Circumstances now, Subject subject, OpenScan open) {
    // What a clock in doubt calls old is not observed.
    boolean counts = now.clock().doubt().isEmpty();
    var scan =
        new Scan(
            open.id(),
            open.startedAt(),
            store.name(),
            counts ? open.coverage() : Scan.Coverage.PARTIAL);
    var window = policy.grace().compareTo(LEAST_WINDOW) > 0 ? policy.grace() : LEAST_WINDOW;
    var planner =
        new RetentionPlanner(
            policy,
            now,
            memory.acts().takenSince(policy.name(), now.dataset(), now.now().minus(window)));
    memory
        .observations()
        .end(
            subject,
            scan,
            (resource, before) ->
                planner.isPast(resource) ? Observation.after(before, resource, scan) : null);
    memory.observations().forEach(subject, planner::accept);
    if (counts) {
      memory.acts().trim(now.now().minus(REMEMBERED));
    }
    var plan = planner.finish(scan);
    // Where there is no way back what is due is deleted at once, or not at all.
    return store.reversal() == Reversal.NONE && policy.action() == RetentionAction.DELETE
        ? plan.deleting()
        : plan;
  }

  private RetentionPass deletions(RetentionPolicy policy, Circumstances now, RetentionPlan plan) {
    var deletions = new ArrayList<RetentionAct>();
    var staying = new ArrayList<RetentionPass.Staying>();
    if (policy.action() == RetentionAction.DELETE) {
      for (var act :
          memory.acts().setAside(policy.name(), now.dataset(), RetentionPlanner.MOST_ACTS)) {
        var refusal = ActReview.refusal(act, now);
        if (refusal.isEmpty()) {
          deletions.add(act);
        } else {
          staying.add(new RetentionPass.Staying(act, refusal.get()));
        }
      }
    }
    deletions.addAll(
        memory.acts().deleted(policy.name(), now.dataset(), RetentionPlanner.MOST_ACTS));
    return new RetentionPass(plan, deletions, staying);
  }

  private Circumstances circumstances(DatasetId dataset, ClockReading reading) {
    return new Circumstances(
        dataset,
        obligations.holds(dataset),
        obligations.readers(dataset),
        obligations.policies(dataset),
        reading);
  }
}
