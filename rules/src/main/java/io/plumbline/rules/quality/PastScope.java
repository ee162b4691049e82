package io.plumbline.rules.quality;

import java.util.HashMap;
import java.util.Map;

/**
 * What is remembered of a scope that was judged, for rules that look back.
 *
 * @param id {@link RowScope#id}
 * @param run the run that wrote the rows; empty if it is not known
 * @param values by metric key; a metric without a value is not in it
 * @param violated by rule name, before damping; rules that gave no verdict are not in it
 */
public record PastScope(
    String id,
    String run,
    long atMillis,
    Map<String, Double> values,
    Map<String, Boolean> violated) {
  public PastScope {
    values = values == null ? Map.of() : new HashMap<>(values);
    violated = violated == null ? Map.of() : new HashMap<>(violated);
  }
}
