package io.plumbline.udfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.row.ColumnKind;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class MetricCatalogueTest {
  @Test
  void nullsAreCountedAndIgnoredByNumbers() {
    var rows = Rows.of(ColumnKind.LONG, 3L, null, 5L, null);
    assertThat(rows.measure("ROW_COUNT")).isEqualTo(4L);
    assertThat(rows.measure("COUNT", "c")).isEqualTo(2L);
    assertThat(rows.measure("NULL_COUNT", "c")).isEqualTo(2L);
    assertThat(rows.measure("NULL_RATIO", "c")).isEqualTo(0.5);
    assertThat(rows.measure("COMPLETENESS", "c")).isEqualTo(0.5);
    assertThat(rows.measure("MIN", "c")).isEqualTo(3L);
    assertThat(rows.measure("MAX", "c")).isEqualTo(5L);
    assertThat(rows.measure("RANGE", "c")).isEqualTo(2L);
    assertThat(rows.measure("SUM", "c")).isEqualTo(8L);
    assertThat(rows.measure("AVG", "c")).isEqualTo(4.0);
  }

  @Test
  void withoutValuesNothingButCountsIsDefined() {
    var nulls = Rows.of(ColumnKind.DOUBLE, (Object) null);
    for (var name : List.of("MIN", "MAX", "RANGE", "SUM", "AVG", "VAR_POP", "SKEWNESS")) {
      assertThat(nulls.measure(name, "c")).as(name).isNull();
    }
    var nothing = Rows.of(ColumnKind.LONG);
    assertThat(nothing.measure("COMPLETENESS", "c")).isNull();
    assertThat(nothing.measure("ROW_COUNT")).isEqualTo(0L);
    assertThat(nothing.measure("COUNT", "c")).isEqualTo(0L);
    assertThat(nothing.measure("NULL_COUNT", "c")).isEqualTo(0L);
  }

  @Test
  void sumsOfLongsStayExactBeyondTheRangeOfLong() {
    assertThat(Rows.of(ColumnKind.LONG, Long.MAX_VALUE, Long.MAX_VALUE, 1L).measure("SUM", "c"))
        .isEqualTo(new BigDecimal("18446744073709551615"));
    assertThat(Rows.of(ColumnKind.LONG, (1L << 53) + 1, 0L).measure("SUM", "c"))
        .isEqualTo((1L << 53) + 1);
    var inTwoBatches = Rows.of(ColumnKind.LONG, Long.MAX_VALUE, 0, 0, 0, 0, 0, 0, Long.MAX_VALUE);
    assertThat(inTwoBatches.measure("SUM", "c")).isEqualTo(new BigDecimal("18446744073709551614"));
    assertThat(Rows.of(ColumnKind.LONG, Long.MIN_VALUE, -1L, 2L).measure("SUM", "c"))
        .isEqualTo(Long.MIN_VALUE + 1);
  }

  @Test
  void sumsOfDecimalsKeepEveryDigit() {
    assertThat(Rows.of(ColumnKind.DECIMAL, "0.1", "0.2").measure("SUM", "c"))
        .isEqualTo(new BigDecimal("0.3"));
  }

  @Test
  void sumsOfDoublesAreCompensated() {
    assertThat(Rows.of(ColumnKind.DOUBLE, 1e100, 1.0, -1e100).measure("SUM", "c")).isEqualTo(1.0);
  }

  @Test
  void functionThatIsNotThereIsNamedWithThoseThatAre() {
    assertThatThrownBy(() -> Rows.of(ColumnKind.LONG).measure("MEDIAN", "c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith(
            "Cannot compute MEDIAN(c): no metric of that name; there are APPROX_");
  }

  @Test
  void columnOfAnotherKindIsRefused() {
    assertThatThrownBy(() -> Rows.of(ColumnKind.STRING).measure("SUM", "c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot compute SUM(c): c is STRING");
  }

  @Test
  void wrongNumberOfColumnsIsRefused() {
    assertThatThrownBy(() -> Rows.of(ColumnKind.LONG).measure("CORR", "c"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot compute CORR(c): CORR takes 2 columns, not 1");
  }

  @Test
  void stateOfAnotherFormatIsRefused() {
    for (var function : MetricCatalogue.functions()) {
      var call = Calls.of(function);
      assertThatThrownBy(() -> MetricCatalogue.read(call, new byte[] {99, 0}))
          .as(function.name())
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("Cannot read state of %s: format 99, this program knows 1", function.name());
    }
  }
}
