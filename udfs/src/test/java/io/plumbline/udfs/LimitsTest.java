package io.plumbline.udfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.model.row.ColumnKind;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What happens to metrics with bounded state beyond their bound. */
class LimitsTest {
  private static final int LIMIT = 1024;

  /** Five standard errors of a sample of {@link #LIMIT} keys. */
  private static final double BOUND = 5 / Math.sqrt(LIMIT);

  private static final MetricCall OF_KEY = MetricCall.of("ANY", "c");

  private static Rows longs(int count, int modulus) {
    return Rows.of(
        ColumnKind.LONG, IntStream.range(0, count).mapToObj(i -> (long) i % modulus).toArray());
  }

  private static MetricState state(MetricFunction function, MetricCall call, Rows rows) {
    var state = function.create(call, List.of(ColumnKind.LONG), 0);
    rows.addTo(state);
    return state;
  }

  @Test
  void countsOfKeysAreExactUpToTheLimit() {
    var function = new FrequencyMetric("ANY", KeyStatistics::countDistinct, LIMIT);
    var atLimit = state(function, OF_KEY, longs(2 * LIMIT, LIMIT));
    assertThat(atLimit.isExact()).isTrue();
    assertThat(atLimit.value(0)).isEqualTo((long) LIMIT);
    assertThat(state(function, OF_KEY, longs(2 * LIMIT, LIMIT + 1)).isExact()).isFalse();
  }

  @Test
  void countsOfMoreKeysAreEstimatesWithinTheirBound() {
    // 30,000 keys once and 10,000 keys twice.
    var rows = longs(50_000, 40_000);
    assertEstimate(KeyStatistics::countDistinct, rows, 40_000);
    assertEstimate(KeyStatistics::uniqueness, rows, 0.6);
    assertEstimate(KeyStatistics::distinctness, rows, 0.8);
    assertEstimate(KeyStatistics::uniqueValueRatio, rows, 0.75);
    assertEstimate(KeyStatistics::duplicateCount, rows, 20_000);
    double entropy = Math.log(50_000) - 0.4 * Math.log(2);
    assertEstimate(KeyStatistics::entropy, rows, entropy);
  }

  @Test
  void aPrimaryKeyBeyondTheLimitIsUnique() {
    var keys = longs(50 * LIMIT, 50 * LIMIT);
    var uniqueness = new FrequencyMetric("ANY", KeyStatistics::uniqueness, LIMIT);
    var duplicates = new FrequencyMetric("ANY", KeyStatistics::duplicateCount, LIMIT);
    var distinct = new FrequencyMetric("ANY", KeyStatistics::countDistinct, LIMIT);
    assertThat(state(uniqueness, OF_KEY, keys).value(0)).isEqualTo(1.0);
    assertThat(state(duplicates, OF_KEY, keys).value(0)).isEqualTo(0L);
    assertThat(state(distinct, OF_KEY, keys).value(0)).isEqualTo(50L * LIMIT);
    assertThat(state(uniqueness, OF_KEY, keys).isExact()).isFalse();
  }

  private static void assertEstimate(
      Function<KeyStatistics, Number> measure, Rows rows, double truth) {
    var function = new FrequencyMetric("ANY", measure, LIMIT);
    var whole = state(function, OF_KEY, rows);
    assertThat(whole.isExact()).isFalse();
    assertThat(whole.value(0).doubleValue()).isCloseTo(truth, within(truth * 2 * BOUND));
    var merged = state(function, OF_KEY, rows.slice(0, 20_000));
    var rest = state(function, OF_KEY, rows.slice(20_000, 50_000));
    merged.merge(function.read(OF_KEY, rest.toBytes()));
    assertThat(merged.isExact()).isFalse();
    assertThat(merged.value(0).doubleValue()).isCloseTo(truth, within(truth * 2 * BOUND));
  }

  @Test
  void uniquenessOfUniqueKeysIsOneBeyondTheLimit() {
    var function = new FrequencyMetric("ANY", KeyStatistics::uniqueness, LIMIT);
    var value = state(function, OF_KEY, longs(50_000, 50_000)).value(0).doubleValue();
    assertThat(value).isCloseTo(1, within(BOUND)).isLessThanOrEqualTo(1);
  }

  @Test
  void mutualInformationSaysWhenItIsAnEstimate() {
    var function = new MutualInformation(LIMIT);
    var call = MetricCall.of("MUTUAL_INFORMATION", "c", "c");
    var kinds = List.of(ColumnKind.LONG, ColumnKind.LONG);
    var few = function.create(call, kinds, 0, 0);
    longs(5000, 1000).addTo(few);
    assertThat(few.isExact()).isTrue();
    var many = function.create(call, kinds, 0, 0);
    longs(50_000, 50_000).addTo(many);
    assertThat(many.isExact()).isFalse();
    assertThat(many.value(0).doubleValue()).isNotNegative();
  }

  @Test
  void quantileIsExactUpToItsLimitAndWithinItsErrorAbove() {
    var function = Quantile.ofOneRank(10_000);
    var call = new MetricCall("QUANTILE", List.of("c"), List.of("0.25"));
    var exact = state(function, call, longs(10_000, 10_000));
    assertThat(exact.isExact()).isTrue();
    assertThat(exact.value(0)).isEqualTo(2499.75);
    var estimate = state(function, call, longs(100_001, 100_001));
    assertThat(estimate.isExact()).isFalse();
    assertThat(estimate.value(0).doubleValue()).isCloseTo(25_000, within(500.0));
    estimate.merge(function.read(call, exact.toBytes()));
    assertThat(estimate.value(0).doubleValue()).isCloseTo(17_500, within(700.0));
    exact.merge(function.read(call, estimate.toBytes()));
    assertThat(exact.isExact()).isFalse();
  }

  @Test
  void interquartileRangeIsWithinItsErrorAboveItsLimit() {
    var state =
        state(Quantile.interquartileRange(100), MetricCall.of("IQR", "c"), longs(100_000, 100_000));
    assertThat(state.isExact()).isFalse();
    assertThat(state.value(0).doubleValue()).isCloseTo(50_000, within(1000.0));
  }

  @Test
  void approximateQuantileKeepsTheErrorThatIsAsked() {
    var rows = longs(100_000, 100_000);
    var fine = new MetricCall("APPROX_QUANTILE", List.of("c"), List.of("0.9", "0.001"));
    assertThat(rows.measure(fine).doubleValue()).isCloseTo(90_000, within(300.0));
    var coarse = new MetricCall("APPROX_QUANTILE", List.of("c"), List.of("0.9"));
    var state = rows.state(coarse);
    assertThat(state.isExact()).isFalse();
    assertThat(state.value(0).doubleValue()).isCloseTo(90_000, within(3000.0));
  }

  @Test
  void approximateQuantileIsAnElement() {
    var call = new MetricCall("APPROX_QUANTILE", List.of("c"), List.of("0.5"));
    assertThat(longs(7, 7).slice(1, 7).measure(call)).isEqualTo(3.0);
    var state = longs(7, 7).state(call);
    assertThat(state.isExact()).isTrue();
  }

  @Test
  void approximateCountOfDistinctValuesKeepsTheErrorThatIsAsked() {
    var rows = longs(100_000, 50_000);
    var usual = MetricCall.of("APPROX_COUNT_DISTINCT", "c");
    assertThat(rows.measure(usual).doubleValue()).isCloseTo(50_000, within(50_000 * 0.065));
    var fine = new MetricCall("APPROX_COUNT_DISTINCT", List.of("c"), List.of("0.002"));
    var state = rows.state(fine);
    assertThat(state.isExact()).isFalse();
    assertThat(state.value(0).doubleValue()).isCloseTo(50_000, within(50_000 * 0.008));
    // 1.04 / √2^19 is below 0.002, that of half the registers is not.
    assertThat(state.toBytes().length).isBetween(1 << 19, (1 << 19) + 100);
    var coarse = new MetricCall("APPROX_COUNT_DISTINCT", List.of("c"), List.of("0.2"));
    assertThat(rows.state(coarse).toBytes().length).isLessThan(200);
  }

  @Test
  void mergedApproximateCountIsThatOfOnePass() {
    var rows = longs(60_000, 50_000);
    var call = MetricCall.of("APPROX_COUNT_DISTINCT", "c");
    var state = rows.slice(0, 25_000).state(call);
    state.merge(MetricCatalogue.read(call, rows.slice(25_000, 60_000).state(call).toBytes()));
    assertThat(state.value(0)).isEqualTo(rows.measure(call));
  }

  @Test
  void shareOfTheMostFrequentIsExactForSomeThousandValuesAndCloseAbove() {
    var call = new MetricCall("TOP_K", List.of("c"), List.of("2"));
    var few = longs(6000, 6000).state(call);
    assertThat(few.isExact()).isTrue();
    assertThat(few.value(0)).isEqualTo(2 / 6000.0);
    // Half of the rows hold two values, the others a value each.
    var many =
        Rows.of(
            ColumnKind.LONG,
            IntStream.range(0, 40_000)
                .mapToObj(i -> i % 2 == 0 ? (long) i : (long) -(i % 4))
                .toArray());
    var state = many.state(call);
    assertThat(state.isExact()).isFalse();
    assertThat(state.value(0).doubleValue()).isCloseTo(0.5, within(0.001));
  }
}
