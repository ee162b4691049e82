package io.plumbline.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.model.Finding;
import io.plumbline.model.Verdict;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.util.List;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A declared table over a real PostgreSQL server. */
class JdbcTableIT {
  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @Test
  void aTableOfPostgresIsJudgedAtItsEnd() throws Exception {
    try (var postgres = EmbeddedPostgres.start();
        var connection = postgres.getPostgresDatabase().getConnection();
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE orders (id bigint, amount numeric(12, 2), name text, at timestamp)");
      statement.execute(
          "INSERT INTO orders SELECT i, i / 4.0, CASE WHEN i % 10 > 0 THEN 'n' || i END,"
              + " TIMESTAMP '2026-06-01 10:00:00' + i * INTERVAL '1 minute'"
              + " FROM generate_series(1, 100) AS i");
      var run =
          TableRun.of(
              "CREATE TABLE orders (id BIGINT, amount DECIMAL(12, 2), name STRING,"
                  + " `at` TIMESTAMP(3)) WITH ('connector' = 'jdbc', 'url' = '"
                  + postgres.getJdbcUrl("postgres", "postgres")
                  + "', 'table-name' = 'orders')",
              List.of(
                  "CREATE RULE r0 ON orders EXPECT (ROW_COUNT() = 100 AND SUM(amount) = 1262.5"
                      + " AND NULL_COUNT(name) = 10 AND UNIQUENESS(id) = 1)",
                  "CREATE RULE r1 ON orders OVER TUMBLE(INTERVAL '1' HOUR) ON EVENT TIME \"at\""
                      + " EXPECT (ROW_COUNT() > 1)"));
      assertThat(run.findings())
          .as(run.findings().toString())
          // What can no longer change is told early, and again at the end.
          .extracting(Finding::rule, Finding::scope, Finding::verdict)
          .containsOnly(
              tuple("r0", "run", Verdict.PASS),
              tuple("r1", "2026-06-01T10:00:00Z/2026-06-01T11:00:00Z", Verdict.PASS),
              tuple("r1", "2026-06-01T11:00:00Z/2026-06-01T12:00:00Z", Verdict.PASS));
    }
  }
}
