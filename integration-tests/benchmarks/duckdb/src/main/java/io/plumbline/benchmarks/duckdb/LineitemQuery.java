package io.plumbline.benchmarks.duckdb;

import io.plumbline.benchmarks.harness.LineitemMetric;
import io.plumbline.benchmarks.harness.LineitemRule;
import io.plumbline.benchmarks.harness.LineitemRules;
import io.plumbline.benchmarks.harness.Peer;
import io.plumbline.benchmarks.harness.Task;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;

/** One pass of the workload: one SELECT over the file, with each metric once. */
final class LineitemQuery {
  private static final String COLUMNS =
      """
      orderkey: 'BIGINT', partkey: 'BIGINT', suppkey: 'BIGINT', linenumber: 'INTEGER',
      quantity: 'BIGINT', extendedprice: 'DOUBLE', discount: 'DOUBLE', tax: 'DOUBLE',
      returnflag: 'VARCHAR', linestatus: 'VARCHAR', shipdate: 'VARCHAR', commitdate: 'VARCHAR',
      receiptdate: 'VARCHAR', shipinstruct: 'VARCHAR', shipmode: 'VARCHAR', comment: 'VARCHAR'
      """;

  private final Task task;
  private final Map<String, String> sqlByKey = new LinkedHashMap<>();

  LineitemQuery(Task task) {
    this.task = task;
    for (var rule : LineitemRules.of(task.variant())) {
      sqlByKey.computeIfAbsent(rule.key(), key -> aggregate(rule));
    }
  }

  /** The file as a table. */
  static String rows(Task task) {
    return switch (task.format()) {
      case NDJSON ->
          "read_json('%s', format = 'newline_delimited', columns = {%s})"
              .formatted(task.file(), COLUMNS);
      case PARQUET, SPARK_PARQUET -> "read_parquet('%s')".formatted(task.file());
    };
  }

  /** As many threads as every peer has. */
  static void useCores(Connection connection) throws SQLException {
    try (var statement = connection.createStatement()) {
      statement.execute("SET threads = " + Peer.THREADS);
    }
  }

  /** Runs it in a database of its own, so that no pass finds what an earlier one has read. */
  Map<String, Double> run() throws SQLException {
    var sql =
        sqlByKey.values().stream()
            .collect(Collectors.joining(",\n", "SELECT\n", "\nFROM " + rows(task)));
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      useCores(connection);
      try (var row = statement.executeQuery(sql)) {
        row.next();
        return metrics(row);
      }
    }
  }

  private Map<String, Double> metrics(ResultSet row) throws SQLException {
    var metrics = new HashMap<String, Double>();
    int column = 0;
    for (var key : sqlByKey.keySet()) {
      metrics.put(key, row.getDouble(++column));
    }
    return metrics;
  }

  private String aggregate(LineitemRule rule) {
    return switch (rule.metric()) {
      case ROW_COUNT -> of(rule, "count(*)");
      case COMPLETENESS_OF_ORDERKEY -> share(rule, "count(orderkey)");
      case COMPLETENESS_OF_COMMENT -> share(rule, "count(comment)");
      case COMPLETENESS_OF_SHIPDATE -> share(rule, "count(shipdate)");
      case QUANTITY_NOT_NEGATIVE -> share(rule, "count_if(quantity >= 0)");
      case RETURNFLAG_KNOWN -> share(rule, "count_if(returnflag IN ('A', 'N', 'R'))");
      case MEAN_DISCOUNT -> of(rule, "avg(discount)");
      case DEVIATION_OF_DISCOUNT -> of(rule, "stddev_pop(discount)");
      case MIN_PRICE -> of(rule, "min(extendedprice)");
      case MAX_PRICE -> of(rule, "max(extendedprice)");
      case TOTAL_QUANTITY -> of(rule, "sum(quantity)");
      case SHIPDATE_IS_DATE ->
          share(
              rule,
              "count_if(regexp_matches(shipdate, '%s'))".formatted(LineitemMetric.DATE_PATTERN));
      case SHIPPED_BEFORE_RECEIVED -> share(rule, "count_if(shipdate <= receiptdate)");
      case CORRELATION -> of(rule, "corr(quantity, extendedprice)");
      case DISTINCT_PARTS -> of(rule, "approx_count_distinct(partkey)");
      case MEDIAN_PRICE -> of(rule, "approx_quantile(extendedprice, 0.5)");
      case UNIQUENESS_OF_KEY ->
          """
          (SELECT count_if(n = 1) / sum(n)
           FROM (SELECT count(*) AS n FROM %s GROUP BY orderkey, linenumber))"""
              .formatted(rows(task));
      // DuckDB's is in bits.
      case ENTROPY_OF_SHIPMODE -> of(rule, "entropy(shipmode)") + " * ln(2)";
    };
  }

  private static String share(LineitemRule rule, String count) {
    return of(rule, count) + " / " + of(rule, "count(*)");
  }

  private static String of(LineitemRule rule, String aggregate) {
    return rule.where().isEmpty()
        ? aggregate
        : "%s FILTER (WHERE %s)".formatted(aggregate, rule.where());
  }
}
