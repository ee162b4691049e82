package io.plumbline.enforcement.engine;

import io.plumbline.connectors.target.EnforcementTarget;
import io.plumbline.lineage.LineageGraph;
import io.plumbline.lineage.Node;
import io.plumbline.lineage.NodeKind;
import io.plumbline.model.Command;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.Mandate;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import io.plumbline.model.Severity;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An enforcement with its journal and one target, driven by hand; it can crash. */
public final class Drill {
  static final DatasetId ORDERS = new DatasetId("acme", "pg", "raw.orders");
  private static final long FIRST_PAUSE = 1_000;

  final MemoryJournal journal = new MemoryJournal();
  final RecordingTarget target;
  private final EnforcementTarget called;
  private final Caller caller =
      new Caller(new Reach(FixedLineage.of(downstream())), Clock.systemUTC());
  private Enforcement enforcement = enforcement();
  private final List<Call> pending = new ArrayList<>();
  long now = 1_000;

  Drill() {
    this.target = new RecordingTarget();
    this.called = target;
  }

  private Drill(EnforcementTarget called) {
    this.target = null;
    this.called = called;
  }

  /** With a target of the caller's. */
  public static Drill of(EnforcementTarget target) {
    return new Drill(target);
  }

  private Enforcement enforcement() {
    return new Enforcement(
        journal.read(),
        journal,
        new Patience(Duration.ofMillis(FIRST_PAUSE), Duration.ofMinutes(1), Duration.ofDays(1)));
  }

  private static LineageGraph downstream() {
    return new LineageGraph(
        List.of(
            new Node("1", NodeKind.DATASET, "pg", "raw.orders", 0, 0, null),
            new Node("2", NodeKind.JOB, "airflow", "mart.load", 1, 0, null),
            new Node("3", NodeKind.JOB, "airflow", "mart.check", 1, 0, null),
            new Node("4", NodeKind.DATASET, "pg", "mart.revenue", 1, 0, null)),
        List.of(),
        null,
        0);
  }

  static Decision decision(String id, DecisionAction action, Mandate mandate) {
    return decision(id, action, "recording", mandate);
  }

  static Decision decision(String id, DecisionAction action, String target, Mandate mandate) {
    return decision(id, action, target, mandate, 1_000L);
  }

  static Decision decision(
      String id, DecisionAction action, String target, Mandate mandate, long atMillis) {
    return new Decision(
        id,
        "acme",
        action,
        ORDERS,
        "*",
        target,
        null,
        "incident-1",
        "alert-1",
        "orders_volume",
        Severity.ERROR,
        "rows are missing",
        atMillis,
        action.lasts() ? atMillis + 60_000 : null,
        null,
        mandate,
        Map.of());
  }

  /** Takes a decision. */
  public Drill receive(Decision decision) {
    enforcement.receive(decision, now);
    return commit();
  }

  /** Takes what a person commands. */
  public Drill command(String kind, String subject, String detail) {
    enforcement.command(new Command("c", "acme", "ann", kind, subject, detail, now), now);
    return commit();
  }

  /** Lets time go on. */
  public Drill passTime(long millis) {
    now += millis;
    enforcement.tick(now);
    return commit();
  }

  private Drill commit() {
    journal.commit();
    pending.addAll(enforcement.calls());
    return this;
  }

  /** Makes calls until none is left, and takes in decisions that follow. */
  public Drill settle() {
    while (!pending.isEmpty()) {
      callOnce();
    }
    var following = List.copyOf(journal.decided);
    journal.decided.clear();
    following.forEach(this::receive);
    return following.isEmpty() ? this : settle();
  }

  /** Makes one call and takes its answer. */
  public Drill callOnce() {
    var call = pending.remove(0);
    enforcement.answered(caller.make(call, called), now);
    return commit();
  }

  /** Makes one call; the process dies before it hears the answer. */
  public Drill callAndCrash() {
    caller.make(pending.remove(0), called);
    return crash();
  }

  /** The process dies and another starts from the journal. */
  public Drill crash() {
    pending.clear();
    enforcement = enforcement();
    enforcement.resume(now);
    return commit();
  }

  /** What was told of decisions, in order. */
  public List<Outcome> outcomes() {
    return List.copyOf(journal.outcomes);
  }

  public List<OutcomeStatus> told() {
    return journal.outcomes.stream().map(outcome -> outcome.status()).toList();
  }
}
