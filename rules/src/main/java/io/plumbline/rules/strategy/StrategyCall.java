package io.plumbline.rules.strategy;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A strategy as a rule names it.
 *
 * @param numbers parameters that were given, by canonical name, in the order given
 */
public record StrategyCall(StrategyKind kind, Map<String, Double> numbers) {
  /**
   * @throws IllegalArgumentException if a parameter is unknown or cannot be; the message says what
   *     can
   */
  public StrategyCall {
    kind.with(numbers);
    numbers = Collections.unmodifiableMap(new LinkedHashMap<>(numbers));
  }

  /** The strategy itself. */
  public Strategy strategy() {
    return kind.with(numbers);
  }
}
