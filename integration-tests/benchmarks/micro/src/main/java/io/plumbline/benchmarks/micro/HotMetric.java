package io.plumbline.benchmarks.micro;

import io.plumbline.udfs.MetricCall;
import io.plumbline.udfs.MetricCatalogue;
import io.plumbline.udfs.MetricState;
import java.util.Arrays;
import java.util.List;

/** A metric over {@link Lineitems}. */
public enum HotMetric {
  ROW_COUNT(call("ROW_COUNT")),
  COMPLETENESS(call("COMPLETENESS", "comment")),
  COMPLIANCE(call("COMPLIANCE", "late")),
  MIN(call("MIN", "extendedprice")),
  SUM_OF_LONG(call("SUM", "quantity")),
  SUM_OF_DOUBLE(call("SUM", "extendedprice")),
  STDDEV_POP(call("STDDEV_POP", "extendedprice")),
  KURTOSIS(call("KURTOSIS", "extendedprice")),
  CORR(call("CORR", "quantity", "extendedprice")),
  APPROX_COUNT_DISTINCT_OF_LONG(call("APPROX_COUNT_DISTINCT", "partkey")),
  APPROX_COUNT_DISTINCT_OF_FEW_TEXTS(call("APPROX_COUNT_DISTINCT", "shipmode")),
  APPROX_COUNT_DISTINCT_OF_MANY_TEXTS(call("APPROX_COUNT_DISTINCT", "comment")),
  APPROX_QUANTILE(new MetricCall("APPROX_QUANTILE", List.of("extendedprice"), List.of("0.5"))),
  MATCH_RATIO_OF_FEW_TEXTS(matches("shipdate")),
  MATCH_RATIO_OF_MANY_TEXTS(matches("comment")),
  COUNT_DISTINCT(call("COUNT_DISTINCT", "partkey")),
  UNIQUENESS_OF_TWO(call("UNIQUENESS", "orderkey", "partkey")),
  ENTROPY_OF_FEW_TEXTS(call("ENTROPY", "shipmode")),
  TOP_K(new MetricCall("TOP_K", List.of("partkey"), List.of("10")));

  private final MetricCall call;

  HotMetric(MetricCall call) {
    this.call = call;
  }

  MetricState create() {
    var positions = call.arguments().stream().mapToInt(Lineitems.SCHEMA::position).toArray();
    var kinds = Arrays.stream(positions).mapToObj(Lineitems.SCHEMA::kind).toList();
    return MetricCatalogue.create(call, kinds, positions);
  }

  MetricState read(byte[] bytes) {
    return MetricCatalogue.read(call, bytes);
  }

  private static MetricCall call(String function, String... columns) {
    return MetricCall.of(function, columns);
  }

  private static MetricCall matches(String column) {
    return new MetricCall("MATCH_RATIO", List.of(column), List.of("^\\d{4}-\\d{2}-\\d{2}$"));
  }
}
