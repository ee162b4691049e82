package io.plumbline.udfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.Selection;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** The right number, where Deequ 2 gives a wrong one or none. */
class DeequDefectsTest {
  private static final MetricCall MEDIAN = new MetricCall("QUANTILE", List.of("c"), List.of("0.5"));

  private static Object[] longs(long from, long to) {
    return LongStream.rangeClosed(from, to).boxed().toArray();
  }

  private static MetricState merged(MetricCall call, Rows... parts) {
    var state = parts[0].slice(0, 0).state(call);
    for (var part : parts) {
      state.merge(MetricCatalogue.read(call, part.state(call).toBytes()));
    }
    return state;
  }

  @Test
  void interquartileRangeCanBeMerged() {
    var iqr = MetricCall.of("IQR", "c");
    var state =
        merged(iqr, Rows.of(ColumnKind.LONG, longs(1, 3)), Rows.of(ColumnKind.LONG, longs(4, 10)));
    assertThat(state.value(0)).isEqualTo(4.5);
  }

  @Test
  void mergedQuantileIsThatOfAllRows() {
    var state =
        merged(
            MEDIAN, Rows.of(ColumnKind.LONG, longs(1, 1)), Rows.of(ColumnKind.LONG, longs(2, 6)));
    assertThat(state.value(0)).isEqualTo(3.5);
  }

  @Test
  void ratioOfSumsReadsItsOwnColumnsBesideOtherMetrics() {
    var schema =
        RowSchema.builder()
            .add("x", ColumnKind.LONG)
            .add("y", ColumnKind.LONG)
            .add("a", ColumnKind.LONG)
            .add("b", ColumnKind.LONG)
            .build();
    var rows = new Rows(schema, List.of(List.of(100L, 7L, 3L, 4L), List.of(200L, 7L, 3L, 4L)));
    assertThat(rows.measure("SUM", "x")).isEqualTo(300L);
    assertThat(rows.measure("RATIO_OF_SUMS", "a", "b")).isEqualTo(0.75);
  }

  @Test
  void ratioOfSumsWithoutDenominatorIsUndefinedAndNotInfinite() {
    var rows = Rows.ofTwo(ColumnKind.LONG, new Object[] {1L, 5L}, new Object[] {1L, -5L});
    assertThat(rows.measure("RATIO_OF_SUMS", "a", "b")).isNull();
  }

  @Test
  void zeroCountPassesTheRangeOfInt() {
    var call = MetricCall.of("ZERO_COUNT", "c");
    var state = Rows.of(ColumnKind.LONG, 0L, 1L).state(call);
    for (int doublings = 0; doublings < 33; doublings++) {
      state.merge(MetricCatalogue.read(call, state.toBytes()));
    }
    assertThat(state.value(0)).isEqualTo(1L << 33);
  }

  @Test
  void mutualInformationLeavesRowsWithNullOutOfEveryTerm() {
    var complete =
        Rows.ofTwo(
            ColumnKind.STRING,
            new Object[] {"a", "x"},
            new Object[] {"a", "x"},
            new Object[] {"b", "y"},
            new Object[] {"b", "y"});
    var withNulls =
        Rows.ofTwo(
            ColumnKind.STRING,
            new Object[] {"a", "x"},
            new Object[] {"a", null},
            new Object[] {"a", "x"},
            new Object[] {null, "y"},
            new Object[] {"b", "y"},
            new Object[] {"b", "y"},
            new Object[] {null, null});
    assertThat(complete.measure("MUTUAL_INFORMATION", "a", "b").doubleValue())
        .isCloseTo(Math.log(2), within(1e-12));
    assertThat(withNulls.measure("MUTUAL_INFORMATION", "a", "b").doubleValue())
        .isCloseTo(Math.log(2), within(1e-12));
  }

  @Test
  void longsBeyondTheDigitsOfDoubleKeepAllOfThem() {
    long large = (1L << 53) + 1;
    var rows = Rows.of(ColumnKind.LONG, large, large + 2, large - 1);
    assertThat(rows.measure("MIN", "c")).isEqualTo(large - 1);
    assertThat(rows.measure("MAX", "c")).isEqualTo(large + 2);
    assertThat(rows.measure("SUM", "c")).isEqualTo(3 * large + 1);
    assertThat(rows.measure("RANGE", "c")).isEqualTo(3L);
    assertThat(rows.measure("COUNT_DISTINCT", "c")).isEqualTo(3L);
  }

  @Test
  void decimalsKeepAllTheirDigits() {
    var rows = Rows.of(ColumnKind.DECIMAL, "9007199254740993.01", "0.01");
    assertThat(rows.measure("MAX", "c")).isEqualTo(new BigDecimal("9007199254740993.01"));
    assertThat(rows.measure("SUM", "c")).isEqualTo(new BigDecimal("9007199254740993.02"));
    var apart = Rows.of(ColumnKind.DECIMAL, "9007199254740993.02");
    assertThat(merged(MetricCall.of("MAX", "c"), rows, apart).value(0))
        .isEqualTo(new BigDecimal("9007199254740993.02"));
  }

  @Test
  void correlationWithAConstantIsUndefinedAndNotNaN() {
    var rows = Rows.ofTwo(ColumnKind.DOUBLE, new Object[] {0.1, 1.0}, new Object[] {0.1, 2.0});
    assertThat(rows.measure("CORR", "a", "b")).isNull();
  }

  @Test
  void ratiosOfNoKeysAreUndefinedAndNotNaN() {
    var nulls = Rows.of(ColumnKind.STRING, null, null);
    for (var name : List.of("UNIQUENESS", "DISTINCTNESS", "UNIQUE_VALUE_RATIO", "ENTROPY")) {
      assertThat(nulls.measure(name, "c")).as(name).isNull();
    }
    assertThat(nulls.measure("COUNT_DISTINCT", "c")).isEqualTo(0L);
    assertThat(nulls.measure("DUPLICATE_COUNT", "c")).isEqualTo(0L);
  }

  @Test
  void rowsThatAFilterLeavesOutAreOfNoType() {
    var schema = RowSchema.builder().add("c", ColumnKind.STRING).build();
    var batch = new RowBatch(schema, 3);
    for (var text : List.of("1", "x", "2")) {
      batch.column(0).setText(batch.addRow(), text);
    }
    var selection = new Selection(3);
    selection.add(0);
    selection.add(2);
    var unknown = state("UNKNOWN");
    unknown.update(batch, selection);
    assertThat(unknown.value(0)).isEqualTo(0.0);
    var integral = state("INTEGRAL");
    integral.update(batch, selection);
    assertThat(integral.value(0)).isEqualTo(1.0);
  }

  private static MetricState state(String type) {
    return MetricCatalogue.create(
        new MetricCall("TYPE_RATIO", List.of("c"), List.of(type)), List.of(ColumnKind.STRING), 0);
  }

  @Test
  void spreadOfASampleIsThereBesideThatOfThePopulation() {
    var rows = Rows.of(ColumnKind.LONG, longs(1, 3));
    assertThat(rows.measure("VAR_SAMP", "c")).isEqualTo(1.0);
    assertThat(rows.measure("STDDEV_SAMP", "c")).isEqualTo(1.0);
    assertThat(Rows.of(ColumnKind.LONG, 1L).measure("VAR_SAMP", "c")).isNull();
    assertThat(Rows.of(ColumnKind.LONG, 1L).measure("STDDEV_SAMP", "c")).isNull();
  }

  @Test
  void equalValuesHaveNoSpreadAndNoShapeHoweverTheyRound() {
    var rows = Rows.of(ColumnKind.DOUBLE, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.1);
    assertThat(rows.measure("VAR_POP", "c")).isEqualTo(0.0);
    assertThat(rows.measure("SKEWNESS", "c")).isEqualTo(0.0);
    assertThat(rows.measure("KURTOSIS", "c")).isEqualTo(0.0);
  }
}
