package io.plumbline.model;

import static java.util.Objects.requireNonNull;

/**
 * A change of an incident that someone should know. Delivered at least once; the id is
 * deterministic, so receivers upsert.
 *
 * @param id hash of the incident's id and the transition
 * @param atMillis event time of the transition
 * @param detectedAtMillis wall clock when the engine raised it: for people, not for identity
 */
public record Alert(
    String id,
    String tenant,
    Transition transition,
    long atMillis,
    long detectedAtMillis,
    Incident incident) {
  public Alert {
    requireNonNull(id, "id is null");
    requireNonNull(incident, "incident is null");
  }

  /** The alert id of a transition of an incident, but of reminders; one that flaps has opened. */
  public static String idOf(String incidentId, Transition transition) {
    var named = transition == Transition.FLAPPING ? Transition.OPENED : transition;
    return Hashes.of("alert", incidentId, named.name());
  }

  /**
   * The alert id of a reminder of an incident.
   *
   * @param ordinal 1 for the first
   */
  public static String idOfReminder(String incidentId, int ordinal) {
    return Hashes.of("alert", incidentId, Transition.REMINDED.name(), String.valueOf(ordinal));
  }
}
