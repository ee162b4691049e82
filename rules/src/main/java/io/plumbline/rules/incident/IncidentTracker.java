package io.plumbline.rules.incident;

import io.plumbline.model.Alert;
import io.plumbline.model.Command;
import io.plumbline.model.Finding;
import io.plumbline.model.Hashes;
import io.plumbline.model.Incident;
import io.plumbline.model.Keys;
import io.plumbline.model.Transition;
import io.plumbline.model.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds the findings of one fingerprint into incidents: a violation opens one, further violations
 * belong to it, the next pass resolves it. UNKNOWN changes nothing. One that opens again and again
 * is flapping and ends when it is calm; one that stays open is told again until somebody knows.
 *
 * <p>The fold runs in order of event time over what is younger than the horizon, so any order of
 * arrival ends with the same incidents and alerts: an alert that a late finding changes is told
 * again under the same id. A violation that is corrected to a pass was told: it stays, and the pass
 * resolves it.
 */
public final class IncidentTracker {
  /** Kept in order whatever their age: a log that is read far behind comes in patches. */
  private static final int LEAST_PENDING = 4;

  private static final int MOST_PENDING = 64;
  private static final Comparator<Judgement> ORDER =
      Comparator.comparingLong(Judgement::atMillis)
          .thenComparing(Judgement::findingId)
          .thenComparing(judgement -> !judgement.failed());

  private final long horizonMillis;
  private final IncidentPolicy policy;

  public IncidentTracker(long horizonMillis, IncidentPolicy policy) {
    this.horizonMillis = horizonMillis;
    this.policy = policy;
  }

  /** The next state and the alerts that are new or changed. */
  public record Tracked(IncidentState next, List<Alert> alerts) {
    /** When people are told again if nothing else happens, by wall clock; 0 for never. */
    public long wakeAtMillis() {
      return next.reminder() == null ? 0 : next.reminder().dueMillis();
    }
  }

  /**
   * Takes one finding. O(pending findings).
   *
   * @param clockMillis wall clock, told on the alerts for people
   */
  public Tracked track(IncidentState state, Finding finding, long clockMillis) {
    if (finding.verdict() == Verdict.UNKNOWN) {
      return new Tracked(state, List.of());
    }
    var judgement = Judgement.of(finding);
    var pending = new ArrayList<>(state.pending());
    pending.removeIf(j -> judgement.replaces(j));
    pending.add(judgement);
    pending.sort(ORDER);

    var fold = new IncidentFold(policy, state);
    var settled = state;
    int settledCount = 0;
    long newest = pending.get(pending.size() - 1).atMillis();
    for (int i = 0; i < pending.size(); i++) {
      fold.take(pending.get(i));
      boolean old = pending.get(i).atMillis() <= newest - 2 * horizonMillis;
      if (settledCount == i
          && ((old && pending.size() - i > LEAST_PENDING) || pending.size() - i > MOST_PENDING)) {
        settled = fold.settle(state);
        settledCount++;
      }
    }
    var told = new LinkedHashMap<String, String>();
    var alerts = new ArrayList<Alert>();
    for (var change : fold.changes()) {
      var content = Hashes.of(change.toString());
      var id = Alert.idOf(change.incident().id(), change.transition());
      if (!content.equals(state.told().get(id))) {
        alerts.add(change.alert(id, clockMillis));
      }
      told.put(id, content);
    }
    keepOpening(state.told(), settled.open(), told);
    var next =
        new IncidentState(
            settled.ordinal(),
            settled.open(),
            List.copyOf(pending.subList(settledCount, pending.size())),
            told,
            settled.openings(),
            state.known(),
            reminder(state.reminder(), fold.open(), clockMillis));
    return new Tracked(next, alerts);
  }

  /** An incident that is open from settled judgements was told long ago: keep that memory. */
  private static void keepOpening(
      Map<String, String> before, Incident open, Map<String, String> told) {
    if (open != null) {
      var id = Alert.idOf(open.id(), Transition.OPENED);
      if (before.containsKey(id)) {
        told.putIfAbsent(id, before.get(id));
      }
    }
  }

  /**
   * Somebody knows of an incident.
   *
   * @param command an acknowledgement of an incident of this fingerprint
   */
  public Tracked acknowledge(IncidentState state, Command command, long clockMillis) {
    var known = new Known(command.incident().id(), command.acknowledgement());
    var open = open(state);
    boolean isOpen = open != null && open.id().equals(known.incidentId());
    var incident = (isOpen ? open : command.incident()).acknowledged(known.acknowledgement());
    var alert =
        new IncidentFold.Change(Transition.ACKNOWLEDGED, command.atMillis(), incident)
            .alert(Alert.idOf(incident.id(), Transition.ACKNOWLEDGED), clockMillis);
    // Of an incident that is long over nothing more is to be told.
    var next = isOpen ? state.with(known).with((Reminder) null) : state;
    return new Tracked(next, List.of(alert));
  }

  /** Tells people again if it is time. */
  public Tracked remind(IncidentState state, long clockMillis) {
    var due = state.reminder();
    if (due == null || due.dueMillis() > clockMillis) {
      return new Tracked(state, List.of());
    }
    var open = open(state);
    if (open == null || !open.id().equals(due.incidentId())) {
      return new Tracked(state.with(reminder(null, open, clockMillis)), List.of());
    }
    int told = due.told() + 1;
    var alert =
        new IncidentFold.Change(Transition.REMINDED, due.dueMillis(), open)
            .alert(Alert.idOfReminder(open.id(), told), clockMillis);
    var next = new Reminder(open.id(), due.ruleKey(), told, clockMillis + policy.waitMillis(told));
    return new Tracked(state.with(next), List.of(alert));
  }

  /** Puts off the next reminder to an instant of the wall clock. */
  public Tracked postpone(IncidentState state, long toMillis) {
    var due = state.reminder();
    return new Tracked(
        state.with(
            due == null
                ? null
                : new Reminder(due.incidentId(), due.ruleKey(), due.told(), toMillis)),
        List.of());
  }

  /** Reminds nobody any more of the incident that is open. */
  public Tracked forget(IncidentState state) {
    return new Tracked(state.with((Reminder) null), List.of());
  }

  private Incident open(IncidentState state) {
    var fold = new IncidentFold(policy, state);
    state.pending().forEach(fold::take);
    return fold.open();
  }

  private Reminder reminder(Reminder before, Incident open, long clockMillis) {
    if (open == null || open.acknowledgement() != null || !policy.reminds()) {
      return null;
    }
    if (before != null && before.incidentId().equals(open.id())) {
      return before;
    }
    var rule = Keys.join(open.first().tenant(), open.first().rule());
    return new Reminder(open.id(), rule, 0, clockMillis + policy.waitMillis(0));
  }
}
