package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The one list of metric functions. A new metric is one class and one line here. */
public final class MetricCatalogue {
  private static final List<MetricFunction> FUNCTIONS =
      List.of(
          new RowCount(),
          new NullMetric("NULL_COUNT", NullMetric.Measure.COUNT),
          new NullMetric("NULL_RATIO", NullMetric.Measure.RATIO),
          new NullMetric("COMPLETENESS", NullMetric.Measure.COMPLETENESS),
          new Extreme("MIN", -1),
          new Extreme("MAX", 1),
          new Total("SUM", Total.Measure.SUM),
          new Total("AVG", Total.Measure.MEAN));

  private static final Map<String, MetricFunction> BY_NAME =
      FUNCTIONS.stream()
          .collect(
              Collectors.toMap(MetricFunction::name, f -> f, (first, same) -> first, TreeMap::new));

  private MetricCatalogue() {}

  /** The function of that upper-case name. */
  public static Optional<MetricFunction> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Every name, sorted. */
  public static List<String> names() {
    return List.copyOf(BY_NAME.keySet());
  }

  /**
   * An empty state of a call.
   *
   * @param kinds of the call's columns
   * @param positions of the call's columns in the batches to come
   * @throws IllegalArgumentException if the function is unknown, or takes no such columns
   */
  public static MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    var function = function(call);
    for (int i = 0; i < positions.length; i++) {
      if (!function.accepts(kinds.get(i))) {
        throw new IllegalArgumentException(
            "Cannot compute %s: %s is %s"
                .formatted(call.text(), call.arguments().get(i), kinds.get(i)));
      }
    }
    return function.create(call, kinds, positions);
  }

  /** Reads the bytes of a state of a call. */
  public static MetricState read(MetricCall call, byte[] bytes) {
    return function(call).read(call, bytes);
  }

  private static MetricFunction function(MetricCall call) {
    return find(call.function())
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot compute %s: no metric of that name; there are %s"
                        .formatted(call.text(), String.join(", ", names()))));
  }
}
