package io.plumbline.udfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.data.Offset.offset;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import java.math.BigDecimal;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.DoubleRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Test;

class MetricCatalogueTest {
  private static final RowSchema LONGS = RowSchema.builder().add("c", ColumnKind.LONG).build();
  private static final RowSchema DOUBLES = RowSchema.builder().add("c", ColumnKind.DOUBLE).build();
  private static final RowSchema DECIMALS =
      RowSchema.builder().add("c", ColumnKind.DECIMAL).build();

  private static Number value(String function, RowSchema schema, Object... values) {
    return state(function, schema, List.of(function.equals("ROW_COUNT") ? "" : "c"), values)
        .value();
  }

  private static MetricState state(
      String function, RowSchema schema, List<String> columns, Object... values) {
    var call =
        columns.equals(List.of("")) ? MetricCall.of(function) : new MetricCall(function, columns);
    var state = MetricCatalogue.create(call, schema);
    for (var value : values) {
      state.update(ListRow.of(value));
    }
    return state;
  }

  @Test
  void nullsAreCountedAndIgnoredByNumbers() {
    Object[] values = {3L, null, 5L, null};
    assertThat(value("ROW_COUNT", LONGS, values)).isEqualTo(4L);
    assertThat(value("NULL_COUNT", LONGS, values)).isEqualTo(2L);
    assertThat(value("NULL_RATIO", LONGS, values)).isEqualTo(0.5);
    assertThat(value("COMPLETENESS", LONGS, values)).isEqualTo(0.5);
    assertThat(value("MIN", LONGS, values)).isEqualTo(3L);
    assertThat(value("MAX", LONGS, values)).isEqualTo(5L);
    assertThat(value("SUM", LONGS, values)).isEqualTo(8L);
    assertThat(value("AVG", LONGS, values)).isEqualTo(4.0);
  }

  @Test
  void withoutValuesNothingButCountsIsDefined() {
    for (var name : List.of("MIN", "MAX", "SUM", "AVG")) {
      assertThat(value(name, DOUBLES, (Object) null)).as(name).isNull();
    }
    assertThat(value("COMPLETENESS", LONGS)).isNull();
    assertThat(value("ROW_COUNT", LONGS)).isEqualTo(0L);
    assertThat(value("NULL_COUNT", LONGS)).isEqualTo(0L);
  }

  @Test
  void sumsOfLongsStayExactBeyondTheRangeOfLong() {
    assertThat(value("SUM", LONGS, Long.MAX_VALUE, Long.MAX_VALUE, 1L))
        .isEqualTo(new BigDecimal("18446744073709551615"));
    assertThat(value("SUM", LONGS, (1L << 53) + 1, 0L)).isEqualTo((1L << 53) + 1);
  }

  @Test
  void sumsOfDecimalsKeepEveryDigit() {
    assertThat(value("SUM", DECIMALS, "0.1", "0.2")).isEqualTo(new BigDecimal("0.3"));
  }

  @Test
  void sumsOfDoublesAreCompensated() {
    assertThat(value("SUM", DOUBLES, 1e100, 1.0, -1e100)).isEqualTo(1.0);
  }

  @Test
  void unknownColumnIsNamed() {
    assertThatThrownBy(() -> MetricCatalogue.create(MetricCall.of("SUM", "d"), LONGS))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Cannot compute SUM(d): the rows have no column 'd'");
  }

  @Test
  void stateOfAnotherFormatIsRefused() {
    assertThatThrownBy(() -> MetricCatalogue.read(MetricCall.of("ROW_COUNT"), new byte[] {9, 0}))
        .hasMessageContaining("format 9");
  }

  @Property
  void mergingAnySplitThroughBytesEqualsOnePass(
      @ForAll @Size(max = 40) List<@DoubleRange(min = -1e9, max = 1e9) Double> values,
      @ForAll int where) {
    int cut = values.isEmpty() ? 0 : Math.floorMod(where, values.size());
    for (var name : MetricCatalogue.names()) {
      var columns = name.equals("ROW_COUNT") ? List.of("") : List.of("c");
      var call = name.equals("ROW_COUNT") ? MetricCall.of(name) : MetricCall.of(name, "c");
      var whole = state(name, DOUBLES, columns, values.toArray());
      var merged =
          MetricCatalogue.read(
              call, state(name, DOUBLES, columns, values.subList(0, cut).toArray()).toBytes());
      merged.merge(
          MetricCatalogue.read(
              call,
              state(name, DOUBLES, columns, values.subList(cut, values.size()).toArray())
                  .toBytes()));
      if (whole.value() == null) {
        assertThat(merged.value()).as(name).isNull();
      } else {
        assertThat(merged.value().doubleValue())
            .as(name)
            .isCloseTo(whole.value().doubleValue(), offset(1e-6));
      }
    }
  }
}
