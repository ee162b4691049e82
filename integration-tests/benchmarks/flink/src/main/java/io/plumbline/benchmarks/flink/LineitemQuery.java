package io.plumbline.benchmarks.flink;

import io.plumbline.benchmarks.harness.LineitemMetric;
import io.plumbline.benchmarks.harness.Task;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.flink.types.Row;

/** The workload's aggregates but correlation and median, which Flink SQL has not. */
final class LineitemQuery {
  private LineitemQuery() {}

  /** The file as a table. */
  static String table(Task task) {
    return """
        CREATE TABLE lineitem (
          orderkey BIGINT, partkey BIGINT, suppkey BIGINT, linenumber INT, quantity BIGINT,
          extendedprice DOUBLE, discount DOUBLE, tax DOUBLE, returnflag STRING, linestatus STRING,
          shipdate STRING, commitdate STRING, receiptdate STRING, shipinstruct STRING,
          shipmode STRING, `comment` STRING)
        WITH ('connector' = 'filesystem', 'path' = '%s', 'format' = 'json')
        """
        .formatted(task.file().toUri());
  }

  static String select() {
    return aggregates().values().stream()
        .map("CAST(%s AS DOUBLE)"::formatted)
        .collect(Collectors.joining(",\n", "SELECT\n", "\nFROM lineitem"));
  }

  static Map<String, Double> metrics(Row row) {
    var metrics = new HashMap<String, Double>();
    var names = List.copyOf(aggregates().keySet());
    for (int i = 0; i < names.size(); i++) {
      metrics.put(names.get(i).text(), (Double) row.getField(i));
    }
    return metrics;
  }

  private static Map<LineitemMetric, String> aggregates() {
    var sql = new EnumMap<LineitemMetric, String>(LineitemMetric.class);
    sql.put(LineitemMetric.ROW_COUNT, "COUNT(*)");
    sql.put(LineitemMetric.COMPLETENESS_OF_ORDERKEY, "COUNT(orderkey) * 1e0 / COUNT(*)");
    sql.put(LineitemMetric.COMPLETENESS_OF_COMMENT, "COUNT(`comment`) * 1e0 / COUNT(*)");
    sql.put(LineitemMetric.COMPLETENESS_OF_SHIPDATE, "COUNT(shipdate) * 1e0 / COUNT(*)");
    sql.put(LineitemMetric.QUANTITY_NOT_NEGATIVE, compliance("quantity >= 0"));
    sql.put(LineitemMetric.RETURNFLAG_KNOWN, compliance("returnflag IN ('A', 'N', 'R')"));
    sql.put(LineitemMetric.MEAN_DISCOUNT, "AVG(discount)");
    sql.put(LineitemMetric.DEVIATION_OF_DISCOUNT, "STDDEV_POP(discount)");
    sql.put(LineitemMetric.MIN_PRICE, "MIN(extendedprice)");
    sql.put(LineitemMetric.MAX_PRICE, "MAX(extendedprice)");
    sql.put(LineitemMetric.TOTAL_QUANTITY, "SUM(quantity)");
    sql.put(
        LineitemMetric.SHIPDATE_IS_DATE,
        compliance("REGEXP(shipdate, '%s')".formatted(LineitemMetric.DATE_PATTERN)));
    sql.put(LineitemMetric.SHIPPED_BEFORE_RECEIVED, compliance("shipdate <= receiptdate"));
    sql.put(LineitemMetric.DISTINCT_PARTS, "APPROX_COUNT_DISTINCT(partkey)");
    return sql;
  }

  private static String compliance(String predicate) {
    return "COUNT(*) FILTER (WHERE %s) * 1e0 / COUNT(*)".formatted(predicate);
  }
}
