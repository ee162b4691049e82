package io.plumbline.udfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.Selection;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimpleMetricsTest {
  @Test
  void freshnessIsTheTimeSinceTheLatestValue() {
    var call = MetricCall.of("FRESHNESS", "c");
    var rows = Rows.of(ColumnKind.TIMESTAMP, 1_500_000L, null, 2_000_001L);
    assertThat(rows.state(call).value(5000)).isEqualTo(new BigDecimal("2.999999"));
    assertThat(rows.state(call).value(1000)).isEqualTo(new BigDecimal("-1.000001"));
    assertThat(Rows.of(ColumnKind.TIMESTAMP, (Object) null).state(call).value(0)).isNull();
  }

  @Test
  void freshnessOfADateCountsFromItsMidnight() {
    var rows = Rows.of(ColumnKind.DATE, 1L, 0L);
    assertThat(rows.state(MetricCall.of("FRESHNESS", "c")).value(90_000_000))
        .isEqualTo(new BigDecimal("3600.000000"));
  }

  @Test
  void lengthIsInCharactersAndNotInUnitsOfUtf16() {
    var rows = Rows.of(ColumnKind.STRING, "😀😀", null, "é");
    assertThat(rows.measure("MAX_LENGTH", "c")).isEqualTo(2L);
    assertThat(rows.measure("MIN_LENGTH", "c")).isEqualTo(1L);
    assertThat(Rows.of(ColumnKind.STRING, "", null).measure("MIN_LENGTH", "c")).isEqualTo(0L);
    assertThat(Rows.of(ColumnKind.STRING, (Object) null).measure("MIN_LENGTH", "c")).isNull();
  }

  @Test
  void nullIsNotCompliant() {
    var rows = Rows.of(ColumnKind.BOOLEAN, true, false, null, true);
    assertThat(rows.measure("COMPLIANCE", "c")).isEqualTo(0.5);
    assertThat(Rows.of(ColumnKind.BOOLEAN).measure("COMPLIANCE", "c")).isNull();
  }

  @Test
  void nullDoesNotMatchButCounts() {
    var call = new MetricCall("MATCH_RATIO", List.of("c"), List.of("^[a-z]+$"));
    assertThat(Rows.of(ColumnKind.STRING, "ab", null, "1", "cd").measure(call)).isEqualTo(0.5);
    assertThat(Rows.of(ColumnKind.STRING).measure(call)).isNull();
  }

  @Test
  void typeRatioLeavesNullOutButUnknownCountsIt() {
    var rows = Rows.of(ColumnKind.STRING, "1", "2.5", null, "true", "x", null);
    assertThat(rows.measure(type("INTEGRAL"))).isEqualTo(0.25);
    assertThat(rows.measure(type("NUMERIC"))).isEqualTo(0.5);
    assertThat(rows.measure(type("boolean"))).isEqualTo(0.25);
    assertThat(rows.measure(type("STRING"))).isEqualTo(0.25);
    assertThat(rows.measure(type("UNKNOWN")).doubleValue()).isCloseTo(1 / 3.0, within(1e-12));
  }

  @Test
  void typeRatioOfNullAloneIsZeroAndOfNothingUndefined() {
    var nulls = Rows.of(ColumnKind.STRING, null, null);
    assertThat(nulls.measure(type("INTEGRAL"))).isEqualTo(0.0);
    assertThat(nulls.measure(type("UNKNOWN"))).isEqualTo(1.0);
    assertThat(nulls.slice(0, 0).measure(type("INTEGRAL"))).isNull();
  }

  @Test
  void columnThatIsNoTextHasTheTypeOfItsKind() {
    assertThat(Rows.of(ColumnKind.LONG, 1L, null).measure(type("INTEGRAL"))).isEqualTo(1.0);
    assertThat(Rows.of(ColumnKind.DOUBLE, 1.0).measure(type("FRACTIONAL"))).isEqualTo(1.0);
    assertThat(Rows.of(ColumnKind.BOOLEAN, true).measure(type("BOOLEAN"))).isEqualTo(1.0);
    assertThat(Rows.of(ColumnKind.DATE, 1L).measure(type("STRING"))).isEqualTo(1.0);
  }

  private static MetricCall type(String type) {
    return new MetricCall("TYPE_RATIO", List.of("c"), List.of(type));
  }

  @Test
  void notANumberLeavesAMaximumASumAndASpreadUndefined() {
    var rows = Rows.of(ColumnKind.DOUBLE, 1.0, Double.NaN, 3.0);
    for (var name : List.of("MAX", "SUM", "AVG", "RANGE", "STDDEV_POP", "KURTOSIS")) {
      assertThat(rows.measure(name, "c")).as(name).isNull();
    }
    assertThat(rows.measure("MIN", "c")).isEqualTo(1.0);
    assertThat(rows.measure("IQR", "c")).isEqualTo(1.0);
  }

  @Test
  void infinityIsNoValue() {
    var rows = Rows.of(ColumnKind.DOUBLE, 1.0, Double.POSITIVE_INFINITY);
    for (var name : List.of("MAX", "SUM", "AVG", "RANGE", "VAR_POP")) {
      assertThat(rows.measure(name, "c")).as(name).isNull();
    }
    assertThat(rows.measure("MIN", "c")).isEqualTo(1.0);
  }

  @Test
  void rangePassesTheRangeOfLong() {
    assertThat(Rows.of(ColumnKind.LONG, Long.MIN_VALUE, Long.MAX_VALUE).measure("RANGE", "c"))
        .isEqualTo(new BigDecimal("18446744073709551615"));
    assertThat(Rows.of(ColumnKind.DECIMAL, "1.5", "0.25").measure("RANGE", "c"))
        .isEqualTo(new BigDecimal("1.25"));
  }

  @Test
  void decimalOfAHugeExponentDoesNotFillTheMemory() {
    var rows = Rows.of(ColumnKind.DECIMAL, "1E+999999999", "1", "1E-999999999");
    assertThat(rows.measure("SUM", "c")).isNull();
    assertThat(rows.measure("MIN", "c")).isEqualTo(new BigDecimal("1E-999999999"));
    assertThat(rows.measure("COUNT_DISTINCT", "c")).isEqualTo(3L);
    assertThat(rows.measure("RANGE", "c")).isNull();
  }

  @Test
  void momentsOfLargeNumbersLoseNoDigits() {
    var rows = Rows.of(ColumnKind.DOUBLE, 1e9 + 4, 1e9 + 7, 1e9 + 13, 1e9 + 16);
    assertThat(rows.measure("VAR_SAMP", "c").doubleValue()).isCloseTo(30, within(1e-9));
  }

  @Test
  void zeroOfADecimalIsNotWhatRoundsToIt() {
    assertThat(Rows.of(ColumnKind.DECIMAL, "0.00", "1E-999", null).measure("ZERO_COUNT", "c"))
        .isEqualTo(1L);
  }

  @Test
  void extremesOfTimesAreSecondsSinceTheEpochAndSayWhatTheyAre() {
    var dates = Rows.of(ColumnKind.DATE, 20_000L, null, -1L);
    var least = dates.state(MetricCall.of("MIN", "c"));
    assertThat(least.value(0)).isEqualTo(new BigDecimal("-86400"));
    assertThat(least.unit()).isEqualTo(Unit.DATE);
    var times = Rows.of(ColumnKind.TIMESTAMP, 1_500_000L, null, 2L);
    var greatest =
        MetricCatalogue.read(
            MetricCall.of("MAX", "c"), times.state(MetricCall.of("MAX", "c")).toBytes());
    assertThat(greatest.value(0)).isEqualTo(new BigDecimal("1.500000"));
    assertThat(greatest.unit()).isEqualTo(Unit.TIMESTAMP);
    assertThat(Rows.of(ColumnKind.TIMESTAMP, (Object) null).measure("MAX", "c")).isNull();
    assertThat(Rows.of(ColumnKind.LONG, 1L).state(MetricCall.of("MAX", "c")).unit())
        .isEqualTo(Unit.NUMBER);
  }

  @Test
  void latenessIsThatOfTheLatestRow() {
    var call = MetricCall.of("LATENESS");
    var batch = new RowBatch(RowSchema.builder().add("late", ColumnKind.LONG).build(), 3);
    batch.column(0).setLong(batch.addRow(), 1_500);
    batch.column(0).setNull(batch.addRow());
    batch.column(0).setLong(batch.addRow(), -20);
    var rows = new Selection(3);
    rows.all(3);
    var state = MetricCatalogue.create(call, List.of(ColumnKind.LONG), 0);
    assertThat(state.value(0)).isNull();
    state.update(batch, rows);
    assertThat(state.value(0)).isEqualTo(new BigDecimal("1.500"));
    var merged = MetricCatalogue.read(call, MetricCatalogue.ofNoRows(call).toBytes());
    merged.merge(MetricCatalogue.read(call, state.toBytes()));
    assertThat(merged.value(0)).isEqualTo(new BigDecimal("1.500"));
    assertThat(MetricCatalogue.read(call, new byte[] {1}).value(0)).isNull();
  }

  @Test
  void factsOfARunAreUndefinedOverRows() {
    for (var name : List.of("DURATION", "BYTES")) {
      assertThat(Rows.of(ColumnKind.LONG, 1L).measure(name)).as(name).isNull();
    }
  }

  @Test
  void mostFrequentValuesAreAShareOfTheValues() {
    var rows = Rows.of(ColumnKind.STRING, "a", "a", "b", "b", "c", null, "a", null);
    assertThat(rows.measure(new MetricCall("TOP_K", List.of("c"), List.of("1")))).isEqualTo(0.5);
    assertThat(rows.measure(new MetricCall("TOP_K", List.of("c"), List.of("2"))).doubleValue())
        .isCloseTo(5 / 6.0, within(1e-12));
    assertThat(rows.slice(5, 6).measure(new MetricCall("TOP_K", List.of("c"), List.of("2"))))
        .isNull();
  }
}
