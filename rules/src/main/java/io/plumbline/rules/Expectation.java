package io.plumbline.rules;

import io.plumbline.model.FindingKind;
import io.plumbline.rules.strategy.StrategyCall;
import io.plumbline.udfs.MetricCall;
import java.util.Map;
import java.util.Set;

/**
 * What a rule expects. A new kind of rule is a new record here; {@link #kind} names its findings.
 */
public sealed interface Expectation
    permits Expectation.EachRow,
        Expectation.Metrics,
        Expectation.Schema,
        ArrivalExpectation,
        Expectation.Normal {

  /** The kind of the findings that this expectation gives. */
  FindingKind kind();

  /** The name of the calendar whose holidays it knows; empty for none. */
  default String calendar() {
    return "";
  }

  /**
   * {@code EXPECT EACH ROW (predicate) [STRICT] [MOSTLY share]}. A predicate that is UNKNOWN for a
   * row is no violation, as in a SQL CHECK, unless the rule is strict.
   *
   * @param isStrict whether UNKNOWN is a violation
   * @param mostly share of rows that must not violate it, in (0, 1]
   */
  record EachRow(RowExpression predicate, boolean isStrict, double mostly) implements Expectation {
    public EachRow {
      if (!(mostly > 0 && mostly <= 1)) {
        throw new IllegalArgumentException("Invalid share for MOSTLY: " + mostly);
      }
    }

    @Override
    public FindingKind kind() {
      return FindingKind.ROWS;
    }
  }

  /** {@code EXPECT (condition over metrics)}. */
  record Metrics(MetricCondition condition) implements Expectation {
    @Override
    public FindingKind kind() {
      return FindingKind.METRIC;
    }
  }

  /** {@code EXPECT SCHEMA NO {DROP | NARROW | RENAME}}. */
  record Schema(Set<SchemaChangeKind> forbidden) implements Expectation {
    public Schema {
      forbidden = Set.copyOf(forbidden);
    }

    @Override
    public FindingKind kind() {
      return FindingKind.SCHEMA;
    }
  }

  /**
   * {@code EXPECT NORMAL metric [USING ...] [TRAIN ON n RUNS] [DIRECTION ...]}: against the
   * dataset's own history.
   *
   * @param strategy another detector than ours, or null
   * @param trainedOn loads before any is judged; 0 for as few as our model needs
   * @param arguments what the arguments of the metric stand for, by their SQL
   */
  record Normal(
      MetricCall metric,
      Direction direction,
      Basis basis,
      StrategyCall strategy,
      int trainedOn,
      Map<String, ScalarExpression> arguments)
      implements Expectation {
    private static final Set<String> OF_RUNS = Set.of("ROW_COUNT", "BYTES", "DURATION");

    public Normal {
      arguments = Map.copyOf(arguments);
    }

    /** Normal of what runs report. */
    public Normal(MetricCall metric, Direction direction, Basis basis, StrategyCall strategy) {
      this(metric, direction, basis, strategy, 0, Map.of());
    }

    /** Normal by our model, by UTC and without holidays. */
    public Normal(MetricCall metric, Direction direction) {
      this(metric, direction, Basis.DEFAULT, null);
    }

    /** Normal of what runs report, after so many loads. */
    public Normal(
        MetricCall metric, Direction direction, Basis basis, StrategyCall strategy, int trainedOn) {
      this(metric, direction, basis, strategy, trainedOn, Map.of());
    }

    /**
     * Whether the metric is of the whole load, so that it is the run that tells it: posted rows may
     * be a sample.
     */
    public boolean isToldByRuns() {
      return OF_RUNS.contains(metric.function());
    }

    @Override
    public String calendar() {
      return basis.calendar();
    }

    @Override
    public FindingKind kind() {
      return FindingKind.VOLUME;
    }
  }
}
