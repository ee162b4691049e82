package io.plumbline.rules.decision;

import io.plumbline.model.Alert;
import io.plumbline.model.Decision;
import io.plumbline.model.IncidentStatus;
import io.plumbline.model.RunOutput;
import io.plumbline.model.Severity;
import io.plumbline.model.Transition;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * Whether a dataset may be used: its latest load, and the incidents that are open. A load is
 * decided on once time has passed it, so that every rule has judged it; while an incident of
 * severity ERROR or more is open it waits, and a later load takes its place. A load that violated a
 * rule never passes, also when its incident was resolved by a better one, unless a person says that
 * it is as expected. Pure: each step gives the next state and what was decided.
 *
 * @param open incidents of severity ERROR or more that are open, by id
 * @param waiting the latest load that was not decided on, or null
 * @param decidedMillis loads up to this time were decided on; 0 before the first
 * @param failedMillis loads up to this time do not pass; 0 before the first violation
 */
public record Availability(
    List<String> open, RunOutput waiting, long decidedMillis, long failedMillis) {
  /** Open incidents that are remembered; a dataset with more is not about to pass. */
  static final int MOST_OPEN = 256;

  public Availability {
    open = open == null ? List.of() : List.copyOf(open);
  }

  /** A dataset of which nothing is known. */
  public static Availability initial() {
    return new Availability(List.of(), null, 0, 0);
  }

  /** A step: what is known after it, and what is to be done. */
  public record Step(Availability next, List<Decision> decisions) {}

  /** Takes a change of an incident of the dataset. */
  public Step observe(Alert alert, Collection<SchedulingPolicy> policies) {
    var decisions = new ArrayList<Decision>();
    for (var policy : policies) {
      new PolicyDecisions(policy).of(alert).ifPresent(decisions::add);
    }
    var stillOpen = openAfter(alert);
    return new Step(
        new Availability(stillOpen, waiting, decidedMillis, failedAfter(alert, stillOpen)),
        decisions);
  }

  private long failedAfter(Alert alert, List<String> stillOpen) {
    if (isExpected(alert)) {
      return stillOpen.isEmpty() ? 0 : failedMillis;
    }
    return matters(alert)
        ? Math.max(failedMillis, alert.incident().lastViolationAtMillis())
        : failedMillis;
  }

  /** A person says that what was found is as it should be: what it was found in may pass. */
  private static boolean isExpected(Alert alert) {
    return alert.transition() == Transition.ACKNOWLEDGED
        && alert.incident().acknowledgement().expected();
  }

  private static boolean matters(Alert alert) {
    return alert.incident().severity().compareTo(Severity.ERROR) >= 0;
  }

  private List<String> openAfter(Alert alert) {
    var incident = alert.incident();
    var known = new TreeMap<String, Boolean>();
    open.forEach(id -> known.put(id, true));
    if (incident.status() == IncidentStatus.RESOLVED || isExpected(alert)) {
      // It may have mattered more before.
      known.remove(incident.id());
    } else if (matters(alert) && known.size() < MOST_OPEN) {
      known.put(incident.id(), true);
    }
    return List.copyOf(known.keySet());
  }

  /** Takes a load; {@link #settle} decides on it later. An older one than is known is left out. */
  public Availability observe(RunOutput load) {
    boolean isNewer =
        load.atMillis() > decidedMillis
            && (waiting == null || load.atMillis() >= waiting.atMillis());
    return isNewer ? new Availability(open, load, decidedMillis, failedMillis) : this;
  }

  /** When to call {@link #settle}: at event time of the load that waits, if one does. */
  public Optional<Long> settlesAtMillis() {
    return Optional.ofNullable(waiting).map(RunOutput::atMillis);
  }

  /** Decides on the load that waits if time has passed it and nothing is wrong. */
  public Step settle(long nowMillis, Collection<SchedulingPolicy> policies) {
    if (waiting == null || waiting.atMillis() > nowMillis || !open.isEmpty()) {
      return new Step(this, List.of());
    }
    var decisions = new ArrayList<Decision>();
    for (var policy : waiting.atMillis() > failedMillis ? policies : List.<SchedulingPolicy>of()) {
      new PolicyDecisions(policy).ofPassing(waiting).ifPresent(decisions::add);
    }
    return new Step(new Availability(open, null, waiting.atMillis(), failedMillis), decisions);
  }
}
