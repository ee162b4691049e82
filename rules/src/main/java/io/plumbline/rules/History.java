package io.plumbline.rules;

import java.util.List;

/**
 * Which past scopes a rule may learn from.
 *
 * @param sinceMillis scopes before are left out ({@code RESET BASELINE}); 0 for none
 * @param excludedRuns runs that are left out ({@code EXCLUDE RUN})
 */
public record History(long sinceMillis, List<String> excludedRuns) {
  /** Every past scope. */
  public static final History WHOLE = new History(0, List.of());

  public History {
    excludedRuns = List.copyOf(excludedRuns);
  }

  /** Whether the rule may learn from a scope. */
  public boolean includes(String run, long atMillis) {
    return atMillis >= sinceMillis && !excludedRuns.contains(run);
  }
}
