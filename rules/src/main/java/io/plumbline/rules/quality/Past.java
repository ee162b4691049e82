package io.plumbline.rules.quality;

import io.plumbline.model.Verdict;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleMetrics;
import io.plumbline.rules.quality.TimelineState.SegmentPast;
import io.plumbline.udfs.MetricCatalogue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The scopes that were judged before, by segment, as far back as a rule looks. */
final class Past {
  private static final Comparator<PastScope> LATEST_FIRST =
      Comparator.comparingLong(PastScope::atMillis).thenComparing(PastScope::id).reversed();

  private final Map<String, List<PastScope>> bySegment;
  private final int depth;
  private final int mostSegments;

  Past(List<SegmentPast> past, int depth, int mostSegments) {
    this.bySegment = new HashMap<>();
    past.forEach(each -> bySegment.put(each.segment(), each.scopes()));
    this.depth = depth;
    this.mostSegments = mostSegments;
  }

  /** How many scopes back a rule looks. */
  static int depth(Rule rule) {
    int damping = rule.damping() == null ? 0 : rule.damping().scopes() - 1;
    return Math.max(damping, RuleMetrics.history(rule));
  }

  /** What is remembered now, to be kept as state. */
  List<SegmentPast> remembered() {
    return bySegment.entrySet().stream()
        .map(entry -> new SegmentPast(entry.getKey(), entry.getValue()))
        .toList();
  }

  /** The scopes before this one, the latest first. */
  List<PastScope> before(String segment, RowScope scope) {
    return bySegment.getOrDefault(segment, List.of()).stream()
        .filter(other -> !other.id().equals(scope.id()) && other.atMillis() <= scope.atMillis())
        .toList();
  }

  void remember(RowScope scope, Segments segments, List<Rule> rules, List<RowVerdict> verdicts) {
    if (depth == 0) {
      return;
    }
    // That a scope had no rows is remembered, too.
    boolean isEmpty = segments.kept().isEmpty() && !segments.areCapped();
    (isEmpty ? Map.of(SegmentNames.ALL, RowPartial.EMPTY) : segments.kept())
        .forEach(
            (name, partial) -> {
              var scopes = new ArrayList<>(bySegment.getOrDefault(name, List.of()));
              scopes.removeIf(other -> other.id().equals(scope.id()));
              scopes.add(
                  new PastScope(
                      scope.id(),
                      scope.run() == null ? "" : scope.run(),
                      scope.atMillis(),
                      values(partial, scope.atMillis(), rules),
                      violated(name, verdicts)));
              scopes.sort(LATEST_FIRST);
              // One more than is looked back to: the scope itself may be judged again.
              bySegment.put(
                  name, List.copyOf(scopes.subList(0, Math.min(scopes.size(), depth + 1))));
            });
    if (bySegment.size() > mostSegments) {
      bySegment.keySet().retainAll(segments.kept().keySet());
    }
  }

  private static Map<String, Double> values(RowPartial partial, long atMillis, List<Rule> rules) {
    var values = new HashMap<String, Double>();
    for (var rule : rules) {
      if (depth(rule) == 0) {
        continue;
      }
      for (var call : RuleMetrics.calls(rule)) {
        var key = MetricKey.of(rule, call).text();
        var bytes = partial.metrics().get(key);
        var state =
            bytes != null
                ? MetricCatalogue.read(call, bytes)
                : partial.metrics().isEmpty() ? MetricCatalogue.ofNoRows(call) : null;
        var value = state == null ? null : state.value(atMillis);
        if (value != null) {
          values.put(key, value.doubleValue());
        }
      }
    }
    return values;
  }

  private static Map<String, Boolean> violated(String segment, List<RowVerdict> verdicts) {
    var violated = new HashMap<String, Boolean>();
    for (var verdict : verdicts) {
      var rule = verdict.rule();
      boolean same = SegmentNames.values(segment).equals(verdict.segment());
      if (same && rule.damping() != null && verdict.verdict() != Verdict.UNKNOWN) {
        violated.put(rule.name(), verdict.isViolated());
      }
    }
    return violated;
  }
}
