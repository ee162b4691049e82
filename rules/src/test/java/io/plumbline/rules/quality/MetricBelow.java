package io.plumbline.rules.quality;

import io.plumbline.rules.MetricCondition;
import io.plumbline.rules.MetricValues;
import io.plumbline.rules.ScalarExpression;
import io.plumbline.rules.Truth;
import io.plumbline.udfs.MetricCall;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** {@code call < limit * PREVIOUS(call)} or, without looking back, {@code call < limit}. */
record MetricBelow(MetricCall call, double limit, int history) implements MetricCondition {
  static MetricBelow of(String function, String column, double limit) {
    var call = column.isEmpty() ? MetricCall.of(function) : MetricCall.of(function, column);
    return new MetricBelow(call, limit, 0);
  }

  @Override
  public String sql() {
    return call.text() + " < " + limit + (history > 0 ? " * PREVIOUS" : "");
  }

  @Override
  public List<MetricCall> metrics() {
    return List.of(call);
  }

  @Override
  public Map<String, ScalarExpression> arguments() {
    return call.arguments().stream().collect(Collectors.toMap(name -> name, ColumnValue::new));
  }

  @Override
  public Truth test(MetricValues values) {
    var value = values.of(call);
    double factor = 1;
    if (history > 0) {
      var before = values.before(call, history);
      if (before.size() < history || before.get(history - 1) == null) {
        return Truth.UNKNOWN;
      }
      factor = before.get(history - 1).doubleValue();
    }
    return value == null
        ? Truth.UNKNOWN
        : value.doubleValue() < limit * factor ? Truth.TRUE : Truth.FALSE;
  }
}
