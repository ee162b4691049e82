package io.plumbline.udfs;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;

/**
 * One metric over the rows of a dataset, such as {@code NULL_COUNT(email)}. Two rules with an equal
 * call share one state.
 *
 * @param function upper-case name in {@link MetricCatalogue}
 * @param arguments column names as written
 */
public record MetricCall(String function, List<String> arguments) {
  public MetricCall {
    function = requireNonNull(function, "function is null").toUpperCase(Locale.ROOT);
    arguments = List.copyOf(arguments);
  }

  public static MetricCall of(String function, String... arguments) {
    return new MetricCall(function, List.of(arguments));
  }

  /** Canonical text, such as {@code ROW_COUNT()}; the name of the metric on the metrics topic. */
  public String text() {
    return function + "(" + String.join(", ", arguments) + ")";
  }
}
