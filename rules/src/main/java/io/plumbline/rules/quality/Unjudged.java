package io.plumbline.rules.quality;

import io.plumbline.model.Severity;
import io.plumbline.model.Verdict;
import io.plumbline.rules.Mode;
import io.plumbline.rules.Rule;
import java.util.List;
import java.util.Locale;

/** Says of rows that they are not judged, and why: they are counted. */
final class Unjudged {
  private Unjudged() {}

  /**
   * What the rules say of the rows of a pane; those that its filter kept out are none of a rule.
   */
  static List<RowVerdict> of(
      List<Rule> rules, Grid grid, PanePartial partial, String why, long nowMillis) {
    var scope =
        partial.startMillis() == PanePartial.TIMELESS
            ? new RowScope("rows without a time", null, 0, 0, nowMillis)
            : RowScope.ofWindow(partial.startMillis(), partial.startMillis() + grid.paneMillis());
    return rules.stream()
        .filter(rule -> rule.mode() != Mode.DISABLED)
        .map(rule -> verdict(rule, scope, partial.segments(), why))
        .filter(verdict -> verdict.rows() > 0)
        .toList();
  }

  private static RowVerdict verdict(Rule rule, RowScope scope, Segments segments, String why) {
    var filter = MetricKey.filter(rule);
    long rows =
        segments.leftOutRows().getOrDefault(filter, 0L)
            + segments.kept().values().stream().mapToLong(kept -> kept.rows(filter)).sum();
    return new RowVerdict(
        rule,
        scope,
        List.of("(not judged)"),
        Verdict.UNKNOWN,
        Severity.INFO,
        false,
        List.of(),
        rows,
        0,
        0,
        List.of(),
        String.format(Locale.ROOT, "%,d rows %s", rows, why));
  }
}
