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

  /** Its truth; a metric without a value is SQL's NULL. */
  Truth test(MetricValues values);
}
