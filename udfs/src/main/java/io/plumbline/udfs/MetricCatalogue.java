package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.udfs.MomentMetric.Measure;
import io.plumbline.udfs.TallyMetric.Answer;
import java.util.Arrays;
import java.util.Collections;
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
          new NullMetric("COUNT", Answer.MISSES),
          new NullMetric("NULL_COUNT", Answer.HITS),
          new NullMetric("NULL_RATIO", Answer.HIT_SHARE),
          new NullMetric("COMPLETENESS", Answer.MISS_SHARE),
          new Extreme("MIN", Extremum::least),
          new Extreme("MAX", Extremum::greatest),
          new Range(),
          new Total("SUM", Sum::total),
          new Total("AVG", Sum::mean),
          new RatioOfSums(),
          new ZeroCount(),
          new MomentMetric(Measure.VAR_POP),
          new MomentMetric(Measure.VAR_SAMP),
          new MomentMetric(Measure.STDDEV_POP),
          new MomentMetric(Measure.STDDEV_SAMP),
          new MomentMetric(Measure.SKEWNESS),
          new MomentMetric(Measure.KURTOSIS),
          new Correlation(),
          new FrequencyMetric("COUNT_DISTINCT", KeyStatistics::countDistinct),
          new FrequencyMetric("DUPLICATE_COUNT", KeyStatistics::duplicateCount),
          new FrequencyMetric("UNIQUENESS", KeyStatistics::uniqueness),
          new FrequencyMetric("DISTINCTNESS", KeyStatistics::distinctness),
          new FrequencyMetric("UNIQUE_VALUE_RATIO", KeyStatistics::uniqueValueRatio),
          new FrequencyMetric("ENTROPY", KeyStatistics::entropy),
          new MutualInformation(),
          new ApproxCountDistinct(),
          new TopK(),
          Quantile.ofOneRank(Quantile.LIMIT),
          Quantile.interquartileRange(Quantile.LIMIT),
          new ApproxQuantile(),
          new Compliance(),
          new MatchRatio(),
          new TypeRatio(),
          TextLength.shortest(),
          TextLength.longest(),
          new Freshness(),
          new RunFact("DURATION"),
          new RunFact("BYTES"),
          new Lateness());

  private static final Map<String, MetricFunction> BY_NAME =
      FUNCTIONS.stream()
          .collect(
              Collectors.toMap(MetricFunction::name, f -> f, (first, same) -> first, TreeMap::new));

  private MetricCatalogue() {}

  /** The function of that upper-case name. */
  public static Optional<MetricFunction> find(String name) {
    return Optional.ofNullable(BY_NAME.get(name));
  }

  /** Every function, sorted by name. */
  public static List<MetricFunction> functions() {
    return List.copyOf(BY_NAME.values());
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
   * @throws IllegalArgumentException if the function is unknown, or takes no such columns or
   *     parameters
   */
  public static MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    var function = function(call);
    var signature = function.signature();
    int columns = call.arguments().size();
    if (columns < signature.fewest() || columns > signature.most()) {
      throw new IllegalArgumentException(
          "Cannot compute %s: %s takes %s, not %d"
              .formatted(call.text(), function.name(), signature.columnsInWords(), columns));
    }
    checkParameters(call, signature.parameters());
    for (int i = 0; i < columns; i++) {
      if (!function.accepts(kinds.get(i))) {
        throw new IllegalArgumentException(
            "Cannot compute %s: %s is %s"
                .formatted(call.text(), call.arguments().get(i), kinds.get(i)));
      }
    }
    return function.create(call, kinds, positions);
  }

  private static void checkParameters(MetricCall call, List<Parameter> takes) {
    int given = call.parameters().size();
    if (given > takes.size()) {
      throw new IllegalArgumentException(
          "Cannot compute %s: it has %d parameters, %s takes %d"
              .formatted(call.text(), given, call.function(), takes.size()));
    }
    for (int i = 0; i < takes.size(); i++) {
      var parameter = takes.get(i);
      boolean fits =
          i < given ? parameter.fits().test(call.parameters().get(i)) : parameter.isOptional();
      if (!fits) {
        throw new IllegalArgumentException(
            "Cannot compute %s: %s is not %s"
                .formatted(
                    call.text(),
                    i < given ? "'" + call.parameters().get(i) + "'" : "nothing",
                    parameter.takes()));
      }
    }
  }

  /** The state of a call that no row was seen for, whatever its columns are. */
  public static MetricState ofNoRows(MetricCall call) {
    var function = function(call);
    var kind = Arrays.stream(ColumnKind.values()).filter(function::accepts).findFirst();
    int columns = call.arguments().size();
    return function.create(
        call, Collections.nCopies(columns, kind.orElse(ColumnKind.LONG)), new int[columns]);
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
