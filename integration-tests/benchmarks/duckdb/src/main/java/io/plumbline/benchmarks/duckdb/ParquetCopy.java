package io.plumbline.benchmarks.duckdb;

import io.plumbline.benchmarks.harness.Format;
import io.plumbline.benchmarks.harness.Task;
import io.plumbline.benchmarks.harness.Variant;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;

/** Writes lineitem as Parquet the way DuckDB leaves it: Snappy, row groups of 122,880 rows. */
public final class ParquetCopy {
  private ParquetCopy() {}

  /** Takes the NDJSON file and the Parquet file to write. */
  public static void main(String... arguments) throws SQLException {
    var task = new Task(Format.NDJSON, Variant.ROWS, Path.of(arguments[0]), 1);
    try (var connection = DriverManager.getConnection("jdbc:duckdb:");
        var statement = connection.createStatement()) {
      LineitemQuery.useCores(connection);
      statement.execute(
          "COPY (SELECT * FROM %s) TO '%s' (FORMAT parquet)"
              .formatted(LineitemQuery.rows(task), arguments[1]));
    }
  }
}
