package io.plumbline.rules.access;

import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.rules.LikeTarget;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Users who are watched by policies; remembers what was decided. */
final class Watched {
  static final DatasetId SALARIES = new DatasetId("default", "postgres://db", "hr.salaries");

  /** A Monday. */
  static final Instant MONDAY = Instant.parse("2026-06-01T10:00:00Z");

  final List<Decision> decisions = new ArrayList<>();
  final Map<String, KeptAccess> users = new HashMap<>();
  private final List<AccessPolicy> policies;
  private long datasetsSinceMillis = MONDAY.minus(Duration.ofDays(365)).toEpochMilli();

  Watched(AccessPolicy... policies) {
    this.policies = List.of(policies);
  }

  static AccessPolicy policy(AccessOccasion when, DecisionAction then) {
    var on = new LikeTarget("hr.%", "LIKE 'hr.%'");
    var denyFor = then == DecisionAction.DENY ? Duration.ofDays(1) : null;
    boolean isDryRun = then.takesAway();
    return new AccessPolicy(
        "default", "p", 1, on, null, when, then, denyFor, "reviewers", false, isDryRun);
  }

  static AccessEvent event(
      String id, String user, DatasetId dataset, Instant at, Boolean allowed, boolean proven) {
    return new AccessEvent(
        id,
        "default",
        "ranger",
        at.toEpochMilli(),
        user,
        AccessAction.READ,
        dataset.name(),
        List.of(dataset),
        List.of(),
        allowed,
        "10.0.0.1",
        1,
        proven,
        Map.of());
  }

  /** From then on every dataset was first used at that time. */
  Watched datasetsSince(Instant at) {
    datasetsSinceMillis = at.toEpochMilli();
    return this;
  }

  Watched reads(String user, DatasetId dataset, Instant at) {
    return take(event(user + dataset.name() + at, user, dataset, at, true, true));
  }

  Watched isDenied(String user, Instant at, boolean proven) {
    return take(event(user + at, user, SALARIES, at, false, proven));
  }

  Watched take(AccessEvent event) {
    for (var dataset : event.datasets()) {
      var access = new DatasetAccess(event, dataset, event.atMillis(), datasetsSinceMillis);
      var store = users.computeIfAbsent(event.key(), key -> new KeptAccess());
      decisions.addAll(new AccessWatch(store).observe(access, policies));
    }
    return this;
  }

  List<String> reasons() {
    return decisions.stream().map(Decision::reason).toList();
  }

  List<DecisionAction> actions() {
    return decisions.stream().map(Decision::action).toList();
  }
}
