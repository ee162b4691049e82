package io.plumbline.rules.quality;

import io.plumbline.rules.Expectation;
import io.plumbline.rules.MetricValues;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleMetrics;
import io.plumbline.udfs.MetricCall;
import io.plumbline.udfs.MetricCatalogue;
import io.plumbline.udfs.MetricState;
import io.plumbline.udfs.Unit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What is known to one rule of one segment of one scope, and of the scopes before. */
final class ScopeValues implements MetricValues {
  private final Rule rule;
  private final RowPartial partial;
  private final long atMillis;
  private final List<PastScope> past;
  private final Map<MetricCall, MetricState> states = new HashMap<>();

  /**
   * @param past the latest first
   */
  ScopeValues(Rule rule, RowPartial partial, long atMillis, List<PastScope> past) {
    this.rule = rule;
    this.partial = partial;
    this.atMillis = atMillis;
    this.past = past;
  }

  /**
   * Whether the rule was in force when the rows were evaluated: what is not there was not asked
   * for, and says nothing. No rows at all say that there are none.
   */
  boolean isEvaluated() {
    if (partial.metrics().isEmpty()) {
      return true;
    }
    boolean hasMetrics =
        RuleMetrics.calls(rule).stream()
            .allMatch(call -> partial.metrics().containsKey(MetricKey.of(rule, call).text()));
    boolean hasTally =
        !(rule.expectation() instanceof Expectation.EachRow each)
            || partial.tallies().containsKey(CheckKey.of(rule, each).text());
    return hasMetrics && hasTally;
  }

  long rows() {
    return partial.rows(MetricKey.filter(rule));
  }

  RowTally tally() {
    return rule.expectation() instanceof Expectation.EachRow each
        ? partial.tallies().getOrDefault(CheckKey.of(rule, each).text(), RowTally.NONE)
        : RowTally.NONE;
  }

  @Override
  public Number of(MetricCall call) {
    var state = state(call);
    return state == null ? null : state.value(atMillis);
  }

  Unit unit(MetricCall call) {
    var state = state(call);
    return state == null ? Unit.NUMBER : state.unit();
  }

  boolean isExact(MetricCall call) {
    var state = state(call);
    return state == null || state.isExact();
  }

  private MetricState state(MetricCall call) {
    return states.computeIfAbsent(
        call,
        asked -> {
          var bytes = partial.metrics().get(MetricKey.of(rule, asked).text());
          if (bytes != null) {
            return MetricCatalogue.read(asked, bytes);
          }
          return partial.metrics().isEmpty() ? MetricCatalogue.ofNoRows(asked) : null;
        });
  }

  @Override
  public List<Number> before(MetricCall call, int most) {
    var key = MetricKey.of(rule, call).text();
    return past.stream()
        .filter(scope -> rule.history().includes(scope.run(), scope.atMillis()))
        .limit(most)
        .map(scope -> (Number) scope.values().get(key))
        .collect(Collectors.toCollection(ArrayList::new));
  }
}
