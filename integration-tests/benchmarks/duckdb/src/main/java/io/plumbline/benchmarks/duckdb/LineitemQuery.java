package io.plumbline.benchmarks.duckdb;

import io.plumbline.benchmarks.harness.LineitemMetric;
import io.plumbline.benchmarks.harness.Peer;
import io.plumbline.benchmarks.harness.Task;
import io.plumbline.benchmarks.harness.Variant;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One pass of the workload: one SELECT over the file. */
final class LineitemQuery {
  private static final String COLUMNS =
      """
      orderkey: 'BIGINT', partkey: 'BIGINT', suppkey: 'BIGINT', linenumber: 'INTEGER',
      quantity: 'BIGINT', extendedprice: 'DOUBLE', discount: 'DOUBLE', tax: 'DOUBLE',
      returnflag: 'VARCHAR', linestatus: 'VARCHAR', shipdate: 'VARCHAR', commitdate: 'VARCHAR',
      receiptdate: 'VARCHAR', shipinstruct: 'VARCHAR', shipmode: 'VARCHAR', comment: 'VARCHAR'
      """;

  private final Task task;
  private final String sql;

  LineitemQuery(Task task) {
    this.task = task;
    var aggregates =
        aggregates(task).entrySet().stream()
            .map(entry -> "%s AS %s".formatted(entry.getValue(), entry.getKey()))
            .collect(Collectors.joining(",\n"));
    this.sql = "SELECT %s FROM %s".formatted(aggregates, rows(task));
  }

  /** The file as a table. */
  static String rows(Task task) {
    return switch (task.format()) {
      case NDJSON ->
          "read_json('%s', format = 'newline_delimited', columns = {%s})"
              .formatted(task.file(), COLUMNS);
      case PARQUET -> "read_parquet('%s')".formatted(task.file());
    };
  }

  /** Runs it in a database of its own, so that no pass finds what an earlier one has read. */
  Map<LineitemMetric, Double> run() throws SQLException {
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      useCores(connection);
      try (var row = statement.executeQuery(sql)) {
        row.next();
        return metrics(row);
      }
    }
  }

  /** As many threads as every peer has. */
  static void useCores(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("SET threads = " + Peer.THREADS);
    }
  }

  private Map<LineitemMetric, Double> metrics(ResultSet row) throws SQLException {
    var metrics = new EnumMap<LineitemMetric, Double>(LineitemMetric.class);
    for (var metric : aggregates(task).keySet()) {
      metrics.put(metric, row.getDouble(metric.name()));
    }
    return metrics;
  }

  private static Map<LineitemMetric, String> aggregates(Task task) {
    var sql = new EnumMap<LineitemMetric, String>(LineitemMetric.class);
    sql.put(LineitemMetric.ROW_COUNT, "count(*)");
    sql.put(LineitemMetric.COMPLETENESS_OF_ORDERKEY, "count(orderkey) / count(*)");
    sql.put(LineitemMetric.COMPLETENESS_OF_COMMENT, "count(comment) / count(*)");
    sql.put(LineitemMetric.COMPLETENESS_OF_SHIPDATE, "count(shipdate) / count(*)");
    sql.put(LineitemMetric.QUANTITY_NOT_NEGATIVE, compliance("quantity >= 0"));
    sql.put(LineitemMetric.RETURNFLAG_KNOWN, compliance("returnflag IN ('A', 'N', 'R')"));
    sql.put(LineitemMetric.MEAN_DISCOUNT, "avg(discount)");
    sql.put(LineitemMetric.DEVIATION_OF_DISCOUNT, "stddev_pop(discount)");
    sql.put(LineitemMetric.MIN_PRICE, "min(extendedprice)");
    sql.put(LineitemMetric.MAX_PRICE, "max(extendedprice)");
    sql.put(LineitemMetric.TOTAL_QUANTITY, "sum(quantity)");
    sql.put(
        LineitemMetric.SHIPDATE_IS_DATE,
        compliance("regexp_matches(shipdate, '%s')".formatted(LineitemMetric.DATE_PATTERN)));
    sql.put(LineitemMetric.SHIPPED_BEFORE_RECEIVED, compliance("shipdate <= receiptdate"));
    sql.put(LineitemMetric.CORRELATION, "corr(quantity, extendedprice)");
    sql.put(LineitemMetric.DISTINCT_PARTS, "approx_count_distinct(partkey)");
    sql.put(LineitemMetric.MEDIAN_PRICE, "approx_quantile(extendedprice, 0.5)");
    if (task.variant() == Variant.GROUPED) {
      sql.put(
          LineitemMetric.UNIQUENESS_OF_KEY,
          """
          (SELECT count(*) FILTER (WHERE n = 1) / sum(n)
           FROM (SELECT count(*) AS n FROM %s GROUP BY orderkey, linenumber))"""
              .formatted(rows(task)));
      // DuckDB's is in bits.
      sql.put(LineitemMetric.ENTROPY_OF_SHIPMODE, "entropy(shipmode) * ln(2)");
    }
    return sql;
  }

  private static String compliance(String predicate) {
    return "count(*) FILTER (WHERE %s) / count(*)".formatted(predicate);
  }
}
