package io.plumbline.udfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every number that Deequ's own tests state about one dataset, computed by the catalogue. */
class DeequCasesTest {
  private static final Map<String, String> FUNCTIONS =
      Map.ofEntries(
          Map.entry("ApproxCountDistinct", "APPROX_COUNT_DISTINCT"),
          Map.entry("Completeness", "COMPLETENESS"),
          Map.entry("Compliance", "COMPLIANCE"),
          Map.entry("Correlation", "CORR"),
          Map.entry("CountDistinct", "COUNT_DISTINCT"),
          Map.entry("Distinctness", "DISTINCTNESS"),
          Map.entry("DuplicateRowCount", "DUPLICATE_COUNT"),
          Map.entry("Entropy", "ENTROPY"),
          Map.entry("InterquartileRange", "IQR"),
          Map.entry("Kurtosis", "KURTOSIS"),
          Map.entry("MaxLength", "MAX_LENGTH"),
          Map.entry("Maximum", "MAX"),
          Map.entry("Mean", "AVG"),
          Map.entry("MinLength", "MIN_LENGTH"),
          Map.entry("Minimum", "MIN"),
          Map.entry("MutualInformation", "MUTUAL_INFORMATION"),
          Map.entry("Range", "RANGE"),
          Map.entry("RatioOfSums", "RATIO_OF_SUMS"),
          Map.entry("Size", "ROW_COUNT"),
          Map.entry("Skewness", "SKEWNESS"),
          Map.entry("StandardDeviation", "STDDEV_POP"),
          Map.entry("Sum", "SUM"),
          Map.entry("UniqueValueRatio", "UNIQUE_VALUE_RATIO"),
          Map.entry("Uniqueness", "UNIQUENESS"),
          Map.entry("Variance", "VAR_POP"),
          Map.entry("ZerosCount", "ZERO_COUNT"));

  /** Of two datasets, of the schema, or no number: not for this catalogue. */
  private static final Set<String> OTHERS =
      Set.of(
          "CategoricalDistance",
          "ColumnCount",
          "ColumnExists",
          "CustomSql",
          "DatasetMatch",
          "Histogram",
          "HistogramBinned",
          "NumericalDistance",
          "PSI",
          "ReferentialIntegrity",
          "RowCountMatch",
          "SchemaMatch");

  /** Deequ's refusal to merge, and an option that turns one NULL into a length of -1.8e308. */
  private static final Set<String> NOT_OURS = Set.of("iqr-merge", "minlen-null-fail");

  static Stream<DeequCase> cases() throws IOException {
    try (var resource = DeequCasesTest.class.getResourceAsStream("/deequ/metric_cases.json")) {
      var cases = new ObjectMapper().readTree(resource);
      return StreamSupport.stream(cases.spliterator(), false)
          .map(DeequCase::new)
          .filter(given -> !OTHERS.contains(given.metric()) && !NOT_OURS.contains(given.name()));
    }
  }

  @Test
  void mostCasesAreOfOneDataset() throws IOException {
    assertThat(cases().count()).isEqualTo(113);
  }

  @ParameterizedTest
  @MethodSource("cases")
  void numberIsAsDeequStatesIt(DeequCase given) {
    if (given.metric().equals("DataType")) {
      assertTypes(given);
      return;
    }
    var expected = given.expected();
    var actual = measure(given);
    if (expected.has("failure")) {
      assertThat(actual).isEmpty();
    } else if (expected.has("min")) {
      assertThat(actual.orElseThrow().doubleValue())
          .isBetween(expected.get("min").asDouble(), expected.get("max").asDouble());
    } else {
      assertThat(actual.orElseThrow().doubleValue()).isCloseTo(expected.asDouble(), within(1e-9));
    }
  }

  /** Nothing if the metric is undefined or the call refused. */
  private static Optional<Number> measure(DeequCase given) {
    try {
      var rows = given.hasArgument("generator") ? generated() : given.rows();
      var call = call(given);
      if (!given.hasArgument("partitions")) {
        return Optional.ofNullable(rows.measure(call));
      }
      var merged = rows.slice(0, 0).state(call);
      for (var part : given.json().get("args").get("partitions")) {
        merged.merge(MetricCatalogue.read(call, part(rows, part).state(call).toBytes()));
      }
      return Optional.ofNullable(merged.value(0));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static Rows part(Rows rows, JsonNode part) {
    int first = part.get(0).asInt();
    return rows.slice(first, first + part.size());
  }

  private static Rows generated() {
    var numbers = LongStream.range(-1000, 1000).boxed().map(n -> List.<Object>of(n)).toList();
    var schema = RowSchema.builder().add("att1", ColumnKind.LONG).build();
    return new Rows(schema, numbers);
  }

  private static MetricCall call(DeequCase given) {
    var columns = given.columns();
    return switch (given.metric()) {
      case "Size" -> MetricCall.of("ROW_COUNT");
      case "Compliance" -> MetricCall.of("COMPLIANCE", "holds");
      case "PatternMatch" ->
          new MetricCall("MATCH_RATIO", columns, List.of(given.argument("pattern")));
      case "ExactQuantile" -> new MetricCall("QUANTILE", columns, List.of("0.5"));
      case "ApproxQuantile" -> new MetricCall("APPROX_QUANTILE", columns, ranks(given));
      default -> new MetricCall(FUNCTIONS.get(given.metric()), columns, List.of());
    };
  }

  private static List<String> ranks(DeequCase given) {
    return given.hasArgument("relativeError")
        ? List.of(given.argument("quantile"), given.argument("relativeError"))
        : List.of(given.argument("quantile"));
  }

  private static void assertTypes(DeequCase given) {
    var expected = given.expected();
    double rows = 0;
    for (var count : expected) {
      rows += count.asInt();
    }
    double values = rows - expected.get("Unknown").asInt();
    assumeThat(rows).isPositive();
    for (var type : List.of("Unknown", "Fractional", "Integral", "Boolean", "String")) {
      double whole = type.equals("Unknown") ? rows : values;
      var call = new MetricCall("TYPE_RATIO", given.columns(), List.of(type));
      assertThat(given.rows().measure(call).doubleValue())
          .as(type)
          .isCloseTo(whole == 0 ? 0 : expected.get(type).asInt() / whole, within(1e-9));
    }
  }
}
