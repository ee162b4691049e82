package io.plumbline.rules.retention;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.Hashes;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Plans one pass of one policy over one dataset. Resources come one by one, in any order; memory is
 * bounded by the versions that must stay and by the acts of one plan, however many come.
 */
public final class RetentionPlanner {
  /** How many acts a plan has at most; the oldest resources come first. */
  public static final int MOST_ACTS = 10_000;

  private static final Comparator<Resource> OLDEST_FIRST =
      Comparator.comparing(Resource::basisAtMillis).thenComparing(Resource::id);

  private final RetentionPolicy policy;
  private final Circumstances circumstances;
  private final Gates gates;
  private final Amount underway;
  private final Tallies kept = new Tallies();
  private final PriorityQueue<Seen> newest =
      new PriorityQueue<>(Comparator.comparing(Seen::resource, OLDEST_FIRST));
  private final PriorityQueue<Resource> chosen = new PriorityQueue<>(OLDEST_FIRST.reversed());
  private Amount listed = Amount.NONE;
  private Amount due = Amount.NONE;

  /** A resource among the newest, and whether nothing but that keeps it. */
  private record Seen(Resource resource, boolean isDue) {}

  /**
   * @param underway what was taken from the dataset within the policy's grace: it counts towards
   *     the fraction, so that many small plans do not take what one large plan may not
   */
  public RetentionPlanner(RetentionPolicy policy, Circumstances circumstances, Amount underway) {
    this.policy = requireNonNull(policy, "policy is null");
    this.circumstances = requireNonNull(circumstances, "circumstances is null");
    this.gates = new Gates(policy, circumstances);
    this.underway = requireNonNull(underway, "underway is null");
  }

  /**
   * Whether a scan that lists this resource has observed it past its time; if not, what was
   * observed of it before is forgotten.
   */
  public boolean isPast(Resource resource) {
    return gates.isPast(resource);
  }

  /**
   * Takes the next resource of the dataset.
   *
   * @param observation what scans have seen; null if no complete one has seen it past its time
   */
  public void accept(Resource resource, Observation observation) {
    listed = listed.plus(resource);
    var keeping = gates.keeping(resource, observation);
    if (keeping != null) {
      kept.add(
          keeping,
          resource,
          gates.isPast(resource),
          () -> gates.explain(keeping, resource, observation));
    }
    boolean counts =
        resource.basisAtMillis() != null
            && resource.basisAtMillis() <= circumstances.now().toEpochMilli();
    if (counts && policy.minVersions() > 0) {
      newest.add(new Seen(resource, keeping == null));
      if (newest.size() > policy.minVersions()) {
        var older = newest.poll();
        if (older.isDue()) {
          choose(older.resource());
        }
      }
    } else if (keeping == null) {
      choose(resource);
    }
  }

  /**
   * The plan, after every resource was taken.
   *
   * @param scan that listed them
   */
  public RetentionPlan finish(Scan scan) {
    for (var seen : newest) {
      if (seen.isDue()) {
        keep(KeptBecause.MIN_VERSIONS, seen.resource());
      }
    }
    var refusal = refusal(scan);
    var acts = refusal == null ? acts() : List.<RetentionAct>of();
    var id = idOf(acts);
    boolean approval = due.resources() > policy.approvalOver();
    return new RetentionPlan(
        id,
        policy.name(),
        policy.version(),
        circumstances.dataset(),
        circumstances.now().toEpochMilli(),
        acts.stream().map(act -> act.in(id, approval)).toList(),
        refusal,
        listed,
        due,
        kept.all(),
        approval,
        policy.isDryRun());
  }

  private void choose(Resource resource) {
    due = due.plus(resource);
    chosen.add(resource);
    if (chosen.size() > MOST_ACTS) {
      keep(KeptBecause.LATER_PLAN, chosen.poll());
    }
  }

  private void keep(KeptBecause because, Resource resource) {
    kept.add(because, resource, true, () -> gates.explain(because, resource, null));
  }

  private Refusal refusal(Scan scan) {
    var doubt = circumstances.clockInDoubt();
    if (doubt.isPresent()) {
      return doubt.get();
    }
    if (scan.coverage() == Scan.Coverage.PARTIAL) {
      return new Refusal(KeptBecause.PARTIAL_LISTING, "scan of " + scan.at());
    }
    double fraction = due.plus(underway).fractionOf(listed.plus(underway));
    if (due.resources() > 0 && fraction > policy.maxDeleteFraction()) {
      return new Refusal(
          KeptBecause.FRACTION_BREAKER,
          "%s of %s%s; allowed are %s"
              .formatted(
                  due.text(),
                  listed.text(),
                  underway.equals(Amount.NONE) ? "" : ", after " + underway.text() + " before",
                  policy.maxDeleteFraction()));
    }
    if (due.bytes() > policy.maxDeleteBytes()) {
      return new Refusal(
          KeptBecause.BYTES_BREAKER,
          "%s; allowed are %,d".formatted(due.text(), policy.maxDeleteBytes()));
    }
    return null;
  }

  private List<RetentionAct> acts() {
    var step =
        policy.action() == RetentionAction.ARCHIVE
            ? RetentionStep.ARCHIVE
            : RetentionStep.QUARANTINE;
    var reason = ", kept " + Circumstances.inDays(policy.keep()) + " by policy " + policy.name();
    var acts = new ArrayList<RetentionAct>(chosen.size());
    chosen.stream()
        .sorted(OLDEST_FIRST)
        .forEach(
            resource ->
                acts.add(
                    new RetentionAct(
                        RetentionAct.idOf(policy, circumstances.dataset(), resource),
                        step,
                        "",
                        circumstances.dataset(),
                        policy.name(),
                        policy.version(),
                        resource,
                        policy.basis(),
                        policy.zone().getId(),
                        policy.target(),
                        false,
                        policy.isDryRun(),
                        "of " + resource.basisAt() + reason,
                        null)));
    return acts;
  }

  private String idOf(List<RetentionAct> acts) {
    // Act ids are hashes of exact resource ids and versions.
    var parts = new ArrayList<String>(acts.size() + 3);
    parts.add(policy.name());
    parts.add(Integer.toString(policy.version()));
    parts.add(circumstances.dataset().key());
    acts.forEach(act -> parts.add(act.id()));
    return Hashes.of(parts.toArray(String[]::new));
  }
}
