package io.plumbline.rules;

import io.plumbline.udfs.MetricCall;
import java.util.List;
import java.util.Map;

/** A boolean SQL expression over metrics. */
public interface MetricCondition {
  /** Canonical SQL of the condition. */
  String sql();

  /**
   * The distinct metrics of the rows judged that it reads, in order of appearance; those of which
   * it reads the history included.
   */
  List<MetricCall> metrics();

  /** How many scopes back it reads; 0 if it reads no history. */
  int history();

  /** What the arguments of its metrics stand for, by their canonical SQL. */
  Map<String, ScalarExpression> arguments();

  /**
   * Its truth if no further row of the scope can change it, else UNKNOWN: {@code ROW_COUNT() < 10}
   * stays FALSE after ten rows.
   */
  default Truth settled(MetricValues values) {
    return Truth.UNKNOWN;
  }

  /** Its truth; a metric without a value is SQL's NULL. */
  Truth test(MetricValues values);
}
