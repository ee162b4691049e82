package io.plumbline.rules.incident;

import io.plumbline.model.Alert;
import io.plumbline.model.Hashes;
import io.plumbline.model.Incident;
import io.plumbline.model.IncidentStatus;
import io.plumbline.model.Transition;
import java.util.ArrayList;
import java.util.List;

/** Runs judgements in order: which incident is open, and what has happened. */
final class IncidentFold {
  /** Something that is told. */
  record Change(Transition transition, long atMillis, Incident incident) {
    Alert alert(String id, long clockMillis) {
      return new Alert(id, incident.first().tenant(), transition, atMillis, clockMillis, incident);
    }
  }

  private final IncidentPolicy policy;
  private final Known known;
  private final List<Change> changes = new ArrayList<>();
  private List<Long> openings;
  private long ordinal;
  private Incident open;

  IncidentFold(IncidentPolicy policy, IncidentState state) {
    this.policy = policy;
    known = state.known();
    ordinal = state.ordinal();
    open = state.open();
    openings = state.openings();
  }

  /** What has happened since the fold began. */
  List<Change> changes() {
    return changes;
  }

  /** The incident that is open now, or null; it says who knows of it. */
  Incident open() {
    return isKnown(open) ? open.acknowledged(known.acknowledgement()) : open;
  }

  /** The state with what the fold has come to as its settled part. */
  IncidentState settle(IncidentState state) {
    return new IncidentState(
        ordinal, open, state.pending(), state.told(), openings, state.known(), state.reminder());
  }

  void take(Judgement judgement) {
    if (judgement.failed()) {
      violate(judgement);
    } else if (open != null && !isHeld(judgement.atMillis())) {
      resolve(judgement.atMillis());
    }
  }

  private void violate(Judgement judgement) {
    if (open != null) {
      open = continued(judgement);
      return;
    }
    long at = judgement.atMillis();
    var recent = new ArrayList<>(openings);
    recent.removeIf(each -> each < at - policy.within().toMillis());
    recent.add(at);
    int from = Math.max(0, recent.size() - Math.max(1, policy.openings()));
    openings = List.copyOf(recent.subList(from, recent.size()));
    open = opened(judgement, policy.isFlapping(openings.size()));
    changes.add(new Change(open.flapping() ? Transition.FLAPPING : Transition.OPENED, at, open));
  }

  /** A flapping incident is not over because it is quiet for a moment. */
  private boolean isHeld(long atMillis) {
    return open.flapping() && atMillis < open.lastViolationAtMillis() + policy.calm().toMillis();
  }

  private void resolve(long atMillis) {
    if (open.flapping()) {
      openings = List.of();
    }
    var resolved = resolved(atMillis);
    changes.add(
        new Change(
            Transition.RESOLVED,
            atMillis,
            isKnown(resolved) ? resolved.acknowledged(known.acknowledgement()) : resolved));
    open = null;
  }

  private boolean isKnown(Incident incident) {
    return incident != null && known != null && known.incidentId().equals(incident.id());
  }

  private Incident opened(Judgement judgement, boolean flapping) {
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
        first,
        flapping,
        null);
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
        open.first(),
        open.flapping(),
        null);
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
        open.first(),
        open.flapping(),
        null);
  }
}
