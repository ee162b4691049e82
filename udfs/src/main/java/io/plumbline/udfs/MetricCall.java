package io.plumbline.udfs;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One metric over the rows of a dataset, such as {@code QUANTILE(price, 0.9)}. Two rules with an
 * equal call share one state.
 *
 * @param function upper-case name in {@link MetricCatalogue}
 * @param arguments the columns that are measured, each as canonical SQL: the name of a column, in
 *     double quotes where SQL asks for them, or a scalar expression
 * @param parameters constants, as text without quotes, such as {@code 0.9}
 */
public record MetricCall(String function, List<String> arguments, List<String> parameters) {
  public MetricCall {
    function = requireNonNull(function, "function is null").toUpperCase(Locale.ROOT);
    arguments = List.copyOf(arguments);
    parameters = List.copyOf(parameters);
  }

  /** A call without parameters. */
  public static MetricCall of(String function, String... arguments) {
    return new MetricCall(function, List.of(arguments), List.of());
  }

  /** Canonical text, such as {@code ROW_COUNT()}; the name of the metric on the metrics topic. */
  public String text() {
    return Stream.concat(arguments.stream(), parameters.stream())
        .collect(Collectors.joining(", ", function + "(", ")"));
  }
}
