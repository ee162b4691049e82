package io.plumbline.udfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.Size;

class MergeTest {
  private static final long AT_MILLIS = 1_700_000_000_000L;

  /** Two columns of each kind. */
  private static final RowSchema SCHEMA = schema();

  private static RowSchema schema() {
    var builder = RowSchema.builder();
    for (var kind : ColumnKind.values()) {
      builder.add(kind.name() + 0, kind).add(kind.name() + 1, kind);
    }
    return builder.build();
  }

  private static Rows rows(List<Integer> seeds) {
    var rows = new ArrayList<List<Object>>();
    for (int seed : seeds) {
      var random = new Random(seed);
      var row = new ArrayList<Object>();
      for (int i = 0; i < SCHEMA.size(); i++) {
        row.add(random.nextInt(5) == 0 ? null : value(SCHEMA.kind(i), random));
      }
      rows.add(row);
    }
    return new Rows(SCHEMA, rows);
  }

  private static Object value(ColumnKind kind, Random random) {
    int few = random.nextInt(4);
    boolean isRare = random.nextInt(4) == 0;
    return switch (kind) {
      case BOOLEAN -> few > 0;
      case LONG -> isRare ? random.nextLong() : (Object) (long) few;
      case DATE, TIMESTAMP -> random.nextLong(1L << 50);
      case DOUBLE -> isRare ? random.nextGaussian() * 1e6 : few / 2.0;
      case DECIMAL -> isRare ? random.nextLong() + ".25" : few + ".50";
      case STRING, JSON -> isRare ? Long.toString(random.nextLong(), 36) : "é1.5a7".substring(few);
    };
  }

  @Property(tries = 200)
  void mergingAnySplitThroughBytesEqualsOnePass(
      @ForAll @Size(max = 60) List<Integer> seeds, @ForAll int where) {
    var rows = rows(seeds);
    int cut = Math.floorMod(where, seeds.size() + 1);
    for (var call : Calls.all()) {
      var whole = rows.state(call);
      var merged = written(call, rows.slice(0, cut));
      merged.merge(written(call, rows.slice(cut, seeds.size())));
      assertSame(call, merged, whole);
    }
  }

  @Property(tries = 50)
  void whatWasReadAndMergedCanBeWrittenAgain(
      @ForAll @Size(max = 10) List<Integer> left, @ForAll @Size(max = 10) List<Integer> right) {
    for (var call : Calls.all()) {
      var merged = written(call, rows(left));
      assertSame(call, MetricCatalogue.read(call, merged.toBytes()), merged);
      merged.merge(written(call, rows(right)));
      assertSame(call, MetricCatalogue.read(call, merged.toBytes()), merged);
    }
  }

  @Property(tries = 200)
  void mergeIsCommutative(
      @ForAll @Size(max = 30) List<Integer> left, @ForAll @Size(max = 30) List<Integer> right) {
    for (var call : Calls.all()) {
      var forth = written(call, rows(left));
      forth.merge(written(call, rows(right)));
      var back = written(call, rows(right));
      back.merge(written(call, rows(left)));
      assertSame(call, back, forth);
    }
  }

  @Property(tries = 100)
  void stateThatMergedCanStillBeUpdated(
      @ForAll @Size(max = 30) List<Integer> left, @ForAll @Size(max = 30) List<Integer> right) {
    var all = new ArrayList<>(left);
    all.addAll(right);
    all.addAll(left);
    for (var call : Calls.all()) {
      var state = rows(left).state(call);
      state.merge(written(call, rows(right)));
      rows(left).addTo(state);
      assertSame(call, state, rows(all).state(call));
    }
  }

  private static MetricState written(MetricCall call, Rows rows) {
    return MetricCatalogue.read(call, rows.state(call).toBytes());
  }

  private static void assertSame(MetricCall call, MetricState actual, MetricState expected) {
    var value = expected.value(AT_MILLIS);
    assertThat(actual.isExact()).as(call.text()).isEqualTo(expected.isExact());
    if (value instanceof Double number) {
      double bound = Math.max(1e-9, Math.abs(number) * 1e-9);
      assertThat(actual.value(AT_MILLIS).doubleValue())
          .as(call.text())
          .isCloseTo(number, within(bound));
    } else {
      assertThat(actual.value(AT_MILLIS)).as(call.text()).isEqualTo(value);
    }
  }
}
