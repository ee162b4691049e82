package io.plumbline.rules;

import io.plumbline.udfs.MetricCall;
import java.util.List;

/** The values that a condition is judged on. */
@FunctionalInterface
public interface MetricValues {
  /** The value in the scope that is judged; null when it has none. */
  Number of(MetricCall call);

  /**
   * The values in the scopes before, the latest first, null where there is none; as many as are
   * known and no more than {@code most}.
   */
  default List<Number> before(MetricCall call, int most) {
    return List.of();
  }
}
