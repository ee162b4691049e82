package io.plumbline.rules.incident;

import io.plumbline.model.Alert;
import io.plumbline.model.Finding;
import io.plumbline.model.Hashes;
import io.plumbline.model.Incident;
import io.plumbline.model.IncidentStatus;
import io.plumbline.model.Transition;
import io.plumbline.model.Verdict;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Folds the findings of one fingerprint into incidents: a violation opens one, further violations
 * belong to it, the next pass resolves it. UNKNOWN changes nothing.
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

  public IncidentTracker(long horizonMillis) {
    this.horizonMillis = horizonMillis;
  }

  /** The next state and the alerts that are new or changed. */
  public record Tracked(IncidentState next, List<Alert> alerts) {}

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

    var fold = new Fold(state.ordinal(), state.open());
    var settled = fold.copy();
    int settledCount = 0;
    long newest = pending.get(pending.size() - 1).atMillis();
    for (int i = 0; i < pending.size(); i++) {
      fold.take(pending.get(i));
      boolean old = pending.get(i).atMillis() <= newest - 2 * horizonMillis;
      if (settledCount == i
          && ((old && pending.size() - i > LEAST_PENDING) || pending.size() - i > MOST_PENDING)) {
        settled = fold.copy();
        settledCount++;
      }
    }
    var told = new LinkedHashMap<String, String>();
    var alerts = new ArrayList<Alert>();
    for (var change : fold.changes) {
      var content = Hashes.of(change.toString());
      var id = Alert.idOf(change.incident.id(), change.transition);
      if (!content.equals(state.told().get(id))) {
        alerts.add(change.alert(id, clockMillis));
      }
      told.put(id, content);
    }
    keepOpening(state.told(), settled, told);
    var kept = List.copyOf(pending.subList(settledCount, pending.size()));
    return new Tracked(new IncidentState(settled.ordinal, settled.open, kept, told), alerts);
  }

  /** An incident that is open from settled judgements was told long ago: keep that memory. */
  private static void keepOpening(
      Map<String, String> before, Fold settled, Map<String, String> told) {
    if (settled.open != null) {
      var id = Alert.idOf(settled.open.id(), Transition.OPENED);
      if (before.containsKey(id)) {
        told.putIfAbsent(id, before.get(id));
      }
    }
  }

  private record Change(Transition transition, long atMillis, Incident incident) {
    Alert alert(String id, long clockMillis) {
      return new Alert(id, incident.first().tenant(), transition, atMillis, clockMillis, incident);
    }
  }

  /** The running fold: which incident is open, and what has happened since the settled part. */
  private static final class Fold {
    private final List<Change> changes = new ArrayList<>();
    private long ordinal;
    private Incident open;

    Fold(long ordinal, Incident open) {
      this.ordinal = ordinal;
      this.open = open;
    }

    Fold copy() {
      return new Fold(ordinal, open);
    }

    void take(Judgement judgement) {
      if (judgement.failed()) {
        if (open == null) {
          open = opened(judgement);
          changes.add(new Change(Transition.OPENED, judgement.atMillis(), open));
        } else {
          open = continued(judgement);
        }
      } else if (open != null) {
        changes.add(
            new Change(Transition.RESOLVED, judgement.atMillis(), resolved(judgement.atMillis())));
        open = null;
      }
    }

    private Incident opened(Judgement judgement) {
      ordinal++;
      var first = judgement.failure();
      var fingerprint = first.fingerprint();
      return new Incident(
          Hashes.of("incident", fingerprint, String.valueOf(ordinal)),
          fingerprint,
          IncidentStatus.OPEN,
          judgement.atMillis(),
          judgement.atMillis(),
          null,
          1,
          first);
    }

    private Incident continued(Judgement judgement) {
      return new Incident(
          open.id(),
          open.fingerprint(),
          IncidentStatus.OPEN,
          open.openedAtMillis(),
          judgement.atMillis(),
          null,
          open.findings() + 1,
          open.first());
    }

    private Incident resolved(long atMillis) {
      return new Incident(
          open.id(),
          open.fingerprint(),
          IncidentStatus.RESOLVED,
          open.openedAtMillis(),
          open.lastViolationAtMillis(),
          atMillis,
          open.findings(),
          open.first());
    }
  }
}
