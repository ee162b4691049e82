package io.plumbline.rules.quality;

import io.plumbline.rules.RowTime;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Window;

/** Rules over rows that come without an end and without runs. */
public final class StreamRules {
  /** What stands for a run there, in milliseconds of arrival. */
  public static final long RUN_MILLIS = 60_000;

  private StreamRules() {}

  /** The rule as it judges an unending stream: a run is what arrives within a minute. */
  public static Rule unending(Rule rule) {
    if (rule.window().isOfOneRun()) {
      return rule.over(new Window.Tumble(RUN_MILLIS), RowTime.ARRIVAL);
    }
    return rule.window() instanceof Window.LastRuns last
        ? rule.over(new Window.Hop(last.runs() * RUN_MILLIS, RUN_MILLIS), RowTime.ARRIVAL)
        : rule;
  }
}
