package io.plumbline.rules.quality;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.Selection;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.RowTime;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleMetrics;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.ScalarExpression;
import io.plumbline.udfs.MetricCall;
import io.plumbline.udfs.MetricCatalogue;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * Evaluates all rules about rows of a dataset over rows of one schema in one pass. Filters,
 * predicates and metrics that rules share are evaluated once. A rule that cannot be bound to the
 * schema is a problem of its own and stops no other. Not thread-safe.
 */
public final class RowEvaluator {
  private static final String LATENESS = "LATENESS";

  private final RowSchema schema;
  private final DerivedColumns columns;
  private final Map<String, Filter> filters = new LinkedHashMap<>();
  private final Map<String, Check> checks = new LinkedHashMap<>();
  private final Map<Grid, GridEvaluator> grids = new LinkedHashMap<>();
  private final Map<String, String> problems = new TreeMap<>();
  private final List<Rejection> rejections = new ArrayList<>();
  private final Rejects rejects;
  private final Selection all = new Selection(RowBatch.DEFAULT_CAPACITY);

  /** An evaluator of the rules about rows among {@code rules}; others are ignored. */
  public RowEvaluator(List<Rule> rules, RowSchema schema, Rejects rejects) {
    this.schema = schema;
    this.columns = new DerivedColumns(schema);
    this.rejects = rejects;
    for (var rule : rules) {
      if (rule.isAboutRows()) {
        try {
          add(rule);
        } catch (RuleRejectedException | IllegalArgumentException e) {
          problems.put(rule.name(), e.getMessage());
        }
      }
    }
  }

  /** Why rules cannot be judged on these rows, by rule name. */
  public Map<String, String> problems() {
    return problems;
  }

  private void add(Rule rule) {
    // Everything is bound before anything is added: a rule that fails half-way leaves no trace.
    var arguments = RuleMetrics.arguments(rule);
    var bound =
        RuleMetrics.calls(rule).stream()
            .map(
                call ->
                    call.function().equals(LATENESS) ? lateness(call, rule) : bind(call, arguments))
            .toList();
    var filterSql = MetricKey.filter(rule);
    var filter =
        filters.containsKey(filterSql)
            ? filters.get(filterSql)
            : new Filter(filterSql, rule.filter() == null ? null : rule.filter().bind(schema));
    var check =
        rule.expectation() instanceof Expectation.EachRow each ? check(rule, each, filter) : null;
    var grid = Grid.of(rule);
    var evaluator = grids.containsKey(grid) ? grids.get(grid) : evaluator(grid);
    filters.put(filterSql, filter);
    grids.put(grid, evaluator);
    var part = evaluator.layout().part(filter);
    bound.forEach(metric -> part.add(metric.call(), metric.kinds(), metric.positions()));
    if (check != null) {
      checks.put(check.key().text(), check);
      part.add(check);
      Rejection.of(rule, check).ifPresent(rejections::add);
    }
  }

  private record Bound(MetricCall call, List<ColumnKind> kinds, int[] positions) {}

  private Bound bind(MetricCall call, Map<String, ScalarExpression> arguments) {
    var positions = new int[call.arguments().size()];
    var kinds = new ArrayList<ColumnKind>(positions.length);
    for (int i = 0; i < positions.length; i++) {
      positions[i] =
          columns.position(
              arguments.get(call.arguments().get(i)),
              kind -> MetricCatalogue.find(call.function()).orElseThrow().accepts(kind));
      kinds.add(columns.kind(positions[i]));
    }
    // Fails here, not at the first row, when the function takes no such columns.
    MetricCatalogue.create(call, kinds, positions);
    return new Bound(call, kinds, positions);
  }

  private Bound lateness(MetricCall call, Rule rule) {
    if (rule.time().column() == null) {
      throw new IllegalArgumentException(
          "Cannot compute LATENESS(): the rule does not say what time rows are of;"
              + " write OVER a window of time ON EVENT TIME column");
    }
    int position = columns.lateness(timePosition(rule.time()));
    return new Bound(call, List.of(columns.kind(position)), new int[] {position});
  }

  private int timePosition(RowTime time) {
    int position = schema.position(time.column());
    if (position < 0) {
      throw new IllegalArgumentException(
          "Cannot tell the time of rows: they have no column '%s'".formatted(time.column()));
    }
    return position;
  }

  private Check check(Rule rule, Expectation.EachRow each, Filter filter) {
    var key = CheckKey.of(rule, each);
    var known = checks.get(key.text());
    return known == null ? new Check(key, filter, each.predicate().bind(schema)) : known;
  }

  private GridEvaluator evaluator(Grid grid) {
    boolean hasTime = grid.paneMillis() > 0 && grid.time().column() != null;
    int time = hasTime ? timePosition(grid.time()) : -1;
    var segments =
        grid.segmentation() == null
            ? new int[0]
            : grid.segmentation().keys().stream().mapToInt(columns::position).toArray();
    return new GridEvaluator(grid, time, segments);
  }

  /**
   * Takes the rows of a batch. O(rows x distinct filters, predicates and metrics).
   *
   * @param arrivalMillis when they arrived
   */
  public void accept(RowBatch batch, long arrivalMillis) {
    if (batch.size() == 0 || grids.isEmpty()) {
      return;
    }
    var extended = columns.extend(batch, arrivalMillis);
    all.all(batch.size());
    filters.values().forEach(filter -> filter.apply(extended, all));
    checks.values().forEach(check -> check.apply(extended, batch));
    grids.values().forEach(grid -> grid.accept(extended, arrivalMillis));
    rejections.forEach(rejection -> rejection.report(arrivalMillis, rejects));
  }

  /**
   * Begins a run: rules that judge all of its rows together will have a result even when there are
   * none.
   */
  public void beginRun() {
    grids.values().forEach(GridEvaluator::beginRun);
  }

  /** How many panes it holds: what is worth a {@link #drain} before memory is short. */
  public int openPanes() {
    return grids.values().stream().mapToInt(GridEvaluator::openPanes).sum();
  }

  /** What the rows since the last call say. */
  public List<PanePartial> drain() {
    return grids.values().stream().flatMap(grid -> grid.drain().stream()).toList();
  }
}
