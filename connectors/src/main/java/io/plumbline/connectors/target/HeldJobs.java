package io.plumbline.connectors.target;

import io.plumbline.model.Decision;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Which decisions hold which jobs, and what stood before: so that a release wakes what we put to
 * rest and nothing that a person did, and wakes it only when no other hold is left. Remembered for
 * the latest decisions; facts of decisions go before.
 */
public final class HeldJobs {
  /** The fact that tells whether a job was at rest before a decision held it. */
  public static final String WAS_PAUSED = "was-paused";

  /** The fact that tells which job a decision holds. */
  public static final String HELD = "held";

  private static final int MOST = 10_000;

  private final Map<String, Hold> holds = new LinkedHashMap<>();

  /** A hold by one decision, in force or over. */
  private record Hold(String job, boolean wasPaused, boolean isOver) {}

  /**
   * Whether the job of a decision was at rest before the decision held it; empty when unknown.
   *
   * @param id of the decision that held it
   * @param facts of the decision, or of the one that undoes it
   */
  public synchronized Optional<Boolean> wasPaused(String id, Map<String, String> facts) {
    var fact = facts.get(WAS_PAUSED);
    if (fact != null) {
      return Optional.of(Boolean.valueOf(fact));
    }
    return Optional.ofNullable(id).map(holds::get).map(Hold::wasPaused);
  }

  /** Remembers a hold that comes into force. */
  public synchronized void hold(Decision decision, String job, boolean wasPaused) {
    holds.putIfAbsent(decision.id(), new Hold(job, wasPaused, false));
    if (holds.size() > MOST) {
      holds.remove(holds.keySet().iterator().next());
    }
  }

  /** Remembers the holds that were in force before the target was opened. */
  public void resume(List<Decision> inEffect) {
    for (var decision : inEffect) {
      var job = decision.facts().get(HELD);
      if (job != null) {
        hold(decision, job, Boolean.parseBoolean(decision.facts().get(WAS_PAUSED)));
      }
    }
  }

  /** Forgets a hold that could not be brought into force. */
  public synchronized void forget(String id) {
    holds.remove(id);
  }

  /** Remembers that a hold is over, whether or not it was known before. */
  public synchronized void release(String id, String job) {
    holds.put(id, new Hold(job, false, true));
  }

  /** Whether a hold is known to be over. */
  public synchronized boolean isOver(String id) {
    var hold = holds.get(id);
    return hold != null && hold.isOver();
  }

  /** The decisions besides one that put the job to rest and are in force. */
  public synchronized List<String> others(String job, String id) {
    return holds.entrySet().stream()
        .filter(entry -> !entry.getKey().equals(id))
        .filter(entry -> entry.getValue().job().equals(job))
        .filter(entry -> !entry.getValue().isOver() && !entry.getValue().wasPaused())
        .map(Map.Entry::getKey)
        .toList();
  }
}
