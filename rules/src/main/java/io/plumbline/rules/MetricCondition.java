package io.plumbline.rules;

import io.plumbline.udfs.MetricCall;
import java.util.List;
import java.util.function.Function;

/** A boolean SQL expression over metrics. */
public interface MetricCondition {
  /** Canonical SQL of the condition. */
  String sql();

  /** The distinct metrics that it reads, in order of appearance. */
  List<MetricCall> metrics();

  /** Its truth; a metric without a value (null) is SQL's NULL. */
  Truth test(Function<MetricCall, Number> values);
}
