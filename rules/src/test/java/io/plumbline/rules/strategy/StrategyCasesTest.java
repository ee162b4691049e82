package io.plumbline.rules.strategy;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every series that Deequ's own tests state the anomalies of. */
class StrategyCasesTest {
  private static final Map<String, StrategyKind> KINDS =
      Map.of(
          "SimpleThreshold", StrategyKind.THRESHOLD,
          "AbsoluteChange", StrategyKind.ABSOLUTE_CHANGE,
          "RelativeRateOfChange", StrategyKind.RELATIVE_RATE_OF_CHANGE,
          "BatchNormal", StrategyKind.BATCH_NORMAL,
          "OnlineNormal", StrategyKind.ONLINE_NORMAL,
          "HoltWinters", StrategyKind.HOLT_WINTERS);

  /** What the cases call the parameters. */
  private static final Map<String, Map<String, String>> NAMES =
      Map.of(
          "SimpleThreshold", Map.of("lower", "lowerBound", "upper", "upperBound"),
          "AbsoluteChange",
              Map.of("maxDecrease", "maxRateDecrease", "maxIncrease", "maxRateIncrease"),
          "RelativeRateOfChange",
              Map.of("maxDecrease", "maxRateDecrease", "maxIncrease", "maxRateIncrease"),
          "BatchNormal", Map.of("lower", "lowerDeviationFactor", "upper", "upperDeviationFactor"),
          "OnlineNormal",
              Map.of(
                  "lower", "lowerDeviationFactor",
                  "upper", "upperDeviationFactor",
                  "ignoreStart", "ignoreStartPercentage"),
          "HoltWinters", Map.of());

  /** A series and the anomalies in it. */
  record Case(JsonNode json) {
    Strategy strategy() {
      var name = json.get("strategy").asText();
      var numbers = new HashMap<String, Double>();
      json.get("params")
          .properties()
          .forEach(
              given -> {
                var parameter = NAMES.get(name).getOrDefault(given.getKey(), given.getKey());
                numbers.put(parameter, number(given.getKey(), given.getValue(), name));
              });
      return KINDS.get(name).with(numbers);
    }

    /** No bound is null in the cases and an infinity here, negative for a bound that is a value. */
    private static double number(String name, JsonNode value, String strategy) {
      boolean negative =
          name.equals("maxDecrease") || (name.equals("lower") && strategy.startsWith("Simple"));
      return value.isNull()
          ? (negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY)
          : value.doubleValue();
    }

    double[] series() {
      return StreamSupport.stream(json.get("series").spliterator(), false)
          .mapToDouble(JsonNode::doubleValue)
          .toArray();
    }

    SearchInterval interval() {
      var given = json.get("searchInterval");
      return given.get(1).isNull()
          ? SearchInterval.from(given.get(0).asInt())
          : new SearchInterval(given.get(0).asInt(), given.get(1).asInt());
    }

    @Override
    public String toString() {
      return json.get("name").asText();
    }
  }

  static List<Case> cases() throws IOException {
    try (var resource = StrategyCasesTest.class.getResourceAsStream("/deequ/anomaly_cases.json")) {
      var cases = new ObjectMapper().readTree(resource);
      return StreamSupport.stream(cases.spliterator(), false).map(Case::new).toList();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void aStrategyFlagsWhatDeequFlags(Case given) {
    var indices =
        given.strategy().detect(given.series(), given.interval()).stream()
            .map(Anomaly::index)
            .toList();
    if (given.json().has("expectedIndices")) {
      var expected =
          StreamSupport.stream(given.json().get("expectedIndices").spliterator(), false)
              .map(JsonNode::intValue)
              .toList();
      assertThat(indices).isEqualTo(expected);
    } else {
      assertThat(indices).hasSize(given.json().get("expectedCount").asInt());
    }
  }

  @Test
  void noCaseIsLeftOut() throws IOException {
    assertThat(cases()).hasSize(22);
  }
}
