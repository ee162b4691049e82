package io.plumbline.rules.quality;

import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.RowView;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.RowPredicate;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.Truth;
import io.plumbline.udfs.MetricCatalogue;
import io.plumbline.udfs.MetricState;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;

/**
 * Evaluates all row and metric rules of a dataset over rows of one schema in one pass. Filters and
 * metrics that rules share are evaluated once. A rule that cannot be bound to the schema is a
 * problem of its own and stops no other. Not thread-safe.
 */
public final class RowEvaluator {
  private final Map<String, RowPredicate> filters = new LinkedHashMap<>();
  private final Map<String, List<MetricState>> statesByFilter = new LinkedHashMap<>();
  private final Map<String, List<RowCheck>> checksByFilter = new LinkedHashMap<>();
  private final Map<String, MetricState> states = new LinkedHashMap<>();
  private final Map<String, String> problems = new TreeMap<>();
  private final Map<String, Integer> versions = new TreeMap<>();

  /** An evaluator of the row and metric rules among {@code rules}; others are ignored. */
  public RowEvaluator(List<Rule> rules, RowSchema schema) {
    for (var rule : rules) {
      try {
        add(rule, schema);
      } catch (RuleRejectedException | IllegalArgumentException e) {
        problems.put(rule.name(), e.getMessage());
        versions.put(rule.name(), rule.version());
      }
    }
  }

  private void add(Rule rule, RowSchema schema) {
    var filter = rule.filter() == null ? "" : rule.filter().sql();
    if (rule.expectation() instanceof Expectation.EachRow each) {
      var predicate = each.predicate().bind(schema);
      bindFilter(rule, filter, schema);
      checksByFilter
          .computeIfAbsent(filter, f -> new ArrayList<>())
          .add(new RowCheck(rule.name(), predicate));
      versions.put(rule.name(), rule.version());
    } else if (rule.expectation() instanceof Expectation.Metrics metrics) {
      var created = new LinkedHashMap<String, MetricState>();
      for (var call : metrics.condition().metrics()) {
        var key = MetricKey.of(rule, call).text();
        if (!states.containsKey(key)) {
          created.put(key, MetricCatalogue.create(call, schema));
        }
      }
      bindFilter(rule, filter, schema);
      states.putAll(created);
      statesByFilter.computeIfAbsent(filter, f -> new ArrayList<>()).addAll(created.values());
      versions.put(rule.name(), rule.version());
    }
  }

  private void bindFilter(Rule rule, String filter, RowSchema schema) {
    if (!filters.containsKey(filter)) {
      filters.put(filter, rule.filter() == null ? row -> Truth.TRUE : rule.filter().bind(schema));
    }
  }

  /**
   * Takes one row. O(distinct filters, metrics and predicates).
   *
   * @param json the row as text, asked for only when it violates a rule and a sample is wanted
   */
  public void accept(RowView row, Supplier<String> json) {
    filters.forEach(
        (filter, predicate) -> {
          if (predicate.test(row) == Truth.TRUE) {
            statesByFilter.getOrDefault(filter, List.of()).forEach(state -> state.update(row));
            checksByFilter
                .getOrDefault(filter, List.of())
                .forEach(check -> check.accept(row, json));
          }
        });
  }

  /** What the rows taken so far say. */
  public RowPartial partial() {
    var tallies = new TreeMap<String, RowTally>();
    checksByFilter.values().forEach(checks -> checks.forEach(c -> tallies.put(c.rule, c.tally())));
    var metrics = new TreeMap<String, byte[]>();
    states.forEach((key, state) -> metrics.put(key, state.toBytes()));
    return new RowPartial(tallies, metrics, problems, versions);
  }

  /** One {@code EACH ROW} rule at work. */
  private static final class RowCheck {
    private final String rule;
    private final RowPredicate predicate;
    private final List<String> samples = new ArrayList<>();
    private long rows;
    private long violations;
    private long unknown;

    RowCheck(String rule, RowPredicate predicate) {
      this.rule = rule;
      this.predicate = predicate;
    }

    void accept(RowView row, Supplier<String> json) {
      rows++;
      switch (predicate.test(row)) {
        case TRUE -> {}
        case UNKNOWN -> unknown++;
        case FALSE -> {
          violations++;
          if (samples.size() < RowTally.MOST_SAMPLES) {
            samples.add(json.get());
          }
        }
      }
    }

    RowTally tally() {
      return new RowTally(rows, violations, unknown, List.copyOf(samples));
    }
  }
}
