package io.plumbline.udfs;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * The expressions that were asked for last, as each segment of each window begins a state with the
 * same one and compiling takes longer than a small segment. Thread-safe.
 */
final class RecentPatterns {
  private static final int MOST = 256;

  private final Map<String, TextPattern> patterns =
      Collections.synchronizedMap(
          new LinkedHashMap<>(MOST, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, TextPattern> eldest) {
              return size() > MOST;
            }
          });

  /**
   * Compiles an expression, or finds it.
   *
   * @throws IllegalArgumentException as {@link TextPattern#compile}
   */
  TextPattern pattern(String regex) {
    var known = patterns.get(regex);
    if (known != null) {
      return known;
    }
    var compiled = TextPattern.compile(regex);
    patterns.put(regex, compiled);
    return compiled;
  }
}
