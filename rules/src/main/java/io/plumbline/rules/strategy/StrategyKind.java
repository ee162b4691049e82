package io.plumbline.rules.strategy;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * The strategies by name: {@code online_normal} with {@code lower_deviation_factor} 2 and the rest
 * as it is by default. The order of parameters is that in which they are given without names.
 */
public enum StrategyKind {
  /** {@link SimpleThreshold}. */
  THRESHOLD(
      List.of(
          optional("lower_bound", Double.NEGATIVE_INFINITY, "smallest value expected"),
          optional("upper_bound", Double.POSITIVE_INFINITY, "largest value expected")),
      given -> new SimpleThreshold(given.number("lower_bound"), given.number("upper_bound"))),

  /** {@link AbsoluteChange}. */
  ABSOLUTE_CHANGE(
      List.of(
          optional("max_rate_decrease", Double.NEGATIVE_INFINITY, "smallest change expected"),
          optional("max_rate_increase", Double.POSITIVE_INFINITY, "largest change expected"),
          optional("order", 1, "1 for the change, 2 for its change")),
      given ->
          new AbsoluteChange(
              given.number("max_rate_decrease"),
              given.number("max_rate_increase"),
              given.whole("order"))),

  /** {@link RelativeRateOfChange}, in ratios: .5 is a loss of half. */
  RELATIVE_RATE_OF_CHANGE(
      List.of(
          optional("max_rate_decrease", Double.NEGATIVE_INFINITY, "smallest ratio expected"),
          optional("max_rate_increase", Double.POSITIVE_INFINITY, "largest ratio expected"),
          optional("order", 1, "how many points back the earlier value lies")),
      given ->
          new RelativeRateOfChange(
              given.number("max_rate_decrease"),
              given.number("max_rate_increase"),
              given.whole("order"))),

  /** {@link RelativeRateOfChange}, in parts of the earlier value: -.5 is a loss of half. */
  CHANGE(
      List.of(
          optional("decrease", -0.5, "largest loss expected, as a negative part"),
          optional("increase", 0.5, "largest gain expected, as a part"),
          optional("order", 1, "how many points back the earlier value lies")),
      given ->
          new RelativeRateOfChange(
              1 + given.number("decrease"), 1 + given.number("increase"), given.whole("order"))),

  /** {@link BatchNormal}. */
  BATCH_NORMAL(
      List.of(
          optional("lower_deviation_factor", 3, "standard deviations below the mean expected"),
          optional("upper_deviation_factor", 3, "standard deviations above the mean expected"),
          optional("include_interval", 0, "1 if judged points are in the mean too")),
      given ->
          new BatchNormal(
              given.number("lower_deviation_factor"),
              given.number("upper_deviation_factor"),
              given.flag("include_interval"))),

  /** {@link OnlineNormal}. */
  ONLINE_NORMAL(
      List.of(
          optional("lower_deviation_factor", 3, "standard deviations below the mean expected"),
          optional("upper_deviation_factor", 3, "standard deviations above the mean expected"),
          optional("ignore_start_percentage", 0.1, "part at the start never judged, 0 to 1"),
          optional("ignore_anomalies", 1, "1 if anomalies are left out of the mean")),
      given ->
          new OnlineNormal(
              given.number("lower_deviation_factor"),
              given.number("upper_deviation_factor"),
              given.number("ignore_start_percentage"),
              given.flag("ignore_anomalies"))),

  /** {@link HoltWinters}. */
  HOLT_WINTERS(
      List.of(optional("period", 7, "points in a season")),
      given -> new HoltWinters(given.whole("period")));

  private final List<Parameter> parameters;
  private final Function<Given, Strategy> maker;

  StrategyKind(List<Parameter> parameters, Function<Given, Strategy> maker) {
    this.parameters = parameters;
    this.maker = maker;
  }

  private static Parameter optional(String name, double byDefault, String meaning) {
    return new Parameter(name, byDefault, meaning);
  }

  /** The name in rules. */
  public String strategy() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** What it takes, in the order of parameters without names. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /**
   * The kind of that name, in any case.
   *
   * @throws IllegalArgumentException if there is none; the message names all
   */
  public static StrategyKind named(String name) {
    return Arrays.stream(values())
        .filter(kind -> kind.strategy().equalsIgnoreCase(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot use strategy '"
                        + name
                        + "': there is none of that name; there are "
                        + Arrays.stream(values())
                            .map(StrategyKind::strategy)
                            .collect(Collectors.joining(", "))));
  }

  /**
   * The strategy with these parameters, and the others as they are by default.
   *
   * @param numbers by name, in camel case or with underscores; infinity takes a bound away
   * @throws IllegalArgumentException if a name is unknown or a number cannot be; the message says
   *     what can
   */
  public Strategy with(Map<String, Double> numbers) {
    var values = new LinkedHashMap<String, Double>();
    for (var parameter : parameters) {
      values.put(parameter.name(), parameter.byDefault());
    }
    numbers.forEach(
        (name, number) -> {
          var parameter = parameter(name);
          if (number == null || Double.isNaN(number)) {
            throw new IllegalArgumentException(
                "Cannot set " + parameter.name() + " of " + strategy() + ": it is not a number");
          }
          values.put(parameter.name(), number);
        });
    return maker.apply(new Given(this, values));
  }

  private Parameter parameter(String name) {
    return parameters.stream()
        .filter(parameter -> parameter.isNamed(name))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    "Cannot set '"
                        + name
                        + "' of "
                        + strategy()
                        + ": it takes "
                        + parameters.stream()
                            .map(Parameter::name)
                            .collect(Collectors.joining(", "))));
  }

  /** The numbers of one strategy. */
  private record Given(StrategyKind kind, Map<String, Double> values) {
    double number(String name) {
      return values.get(name);
    }

    int whole(String name) {
      double number = number(name);
      if (number != Math.rint(number) || Math.abs(number) > Integer.MAX_VALUE) {
        throw new IllegalArgumentException(
            "Cannot set "
                + name
                + " of "
                + kind.strategy()
                + " to "
                + number
                + ": write a whole number");
      }
      return (int) number;
    }

    boolean flag(String name) {
      double number = number(name);
      if (number != 0 && number != 1) {
        throw new IllegalArgumentException(
            "Cannot set " + name + " of " + kind.strategy() + " to " + number + ": write 0 or 1");
      }
      return number == 1;
    }
  }
}
