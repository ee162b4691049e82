package io.plumbline.rules.incident;

import io.plumbline.model.Incident;
import java.util.List;
import java.util.Map;

/**
 * What is kept for one fingerprint.
 *
 * @param ordinal how many incidents the settled judgements opened
 * @param open the incident that was open after the settled judgements, or null
 * @param pending judgements younger than the horizon, in order of event time
 * @param told alert ids and the hash of what was last told under each; only those that may change
 * @param openings event times of the latest settled openings; null for none
 * @param known the incident that was acknowledged last; null for none
 * @param reminder of the incident that is open now; null for none
 */
public record IncidentState(
    long ordinal,
    Incident open,
    List<Judgement> pending,
    Map<String, String> told,
    List<Long> openings,
    Known known,
    Reminder reminder) {
  public IncidentState {
    openings = openings == null ? List.of() : openings;
  }

  public static IncidentState initial() {
    return new IncidentState(0, null, List.of(), Map.of(), List.of(), null, null);
  }

  IncidentState with(Known other) {
    return new IncidentState(ordinal, open, pending, told, openings, other, reminder);
  }

  IncidentState with(Reminder other) {
    return new IncidentState(ordinal, open, pending, told, openings, known, other);
  }
}
