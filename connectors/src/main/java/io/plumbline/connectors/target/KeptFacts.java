package io.plumbline.connectors.target;

import io.plumbline.model.Decision;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What stood when decisions first came, for repeats. Facts that a decision brings go before what is
 * remembered, which is so for the latest decisions and as long as the target is open.
 */
public final class KeptFacts {
  private static final int MOST = 10_000;

  private final Map<String, Map<String, String>> kept = new LinkedHashMap<>();

  /**
   * A fact of a decision, or of the one that it undoes.
   *
   * @param id of the decision that the fact is about; may be null
   */
  public synchronized Optional<String> find(Decision decision, String id, String fact) {
    var given = decision.facts().get(fact);
    return Optional.ofNullable(given != null || id == null ? given : of(id).get(fact));
  }

  /** What is remembered of a decision, whatever later ones bring; nothing if it is unknown. */
  public synchronized Map<String, String> of(String id) {
    return kept.getOrDefault(id, Map.of());
  }

  /** Remembers facts until newer decisions displace them. */
  public synchronized void keep(String id, Map<String, String> facts) {
    kept.put(id, Map.copyOf(facts));
    if (kept.size() > MOST) {
      kept.remove(kept.keySet().iterator().next());
    }
  }

  /** Forgets what was remembered. */
  public synchronized void forget(String id) {
    kept.remove(id);
  }
}
