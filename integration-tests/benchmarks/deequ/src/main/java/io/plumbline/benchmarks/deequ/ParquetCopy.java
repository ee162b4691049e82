package io.plumbline.benchmarks.deequ;

import io.plumbline.benchmarks.harness.Format;
import io.plumbline.benchmarks.harness.Task;
import io.plumbline.benchmarks.harness.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/**
 * Writes lineitem as one Parquet file, the way a Spark job leaves it: Snappy, default row groups.
 */
public final class ParquetCopy {
  private ParquetCopy() {}

  /** Takes the NDJSON file and the Parquet file to write. */
  public static void main(String... arguments) throws IOException {
    var target = Path.of(arguments[1]);
    var folder = target.resolveSibling(target.getFileName() + ".part");
    var task = new Task(Format.NDJSON, Variant.ROWS, Path.of(arguments[0]), 1);
    try (var spark = DeequPeer.session()) {
      DeequPeer.rows(spark, task).coalesce(1).write().mode("overwrite").parquet(folder.toString());
    }
    try (var parts = Files.newDirectoryStream(folder, "part-*.parquet")) {
      Files.move(parts.iterator().next(), target, StandardCopyOption.REPLACE_EXISTING);
    }
    try (var rest = Files.newDirectoryStream(folder)) {
      for (var file : rest) {
        Files.delete(file);
      }
    }
    Files.delete(folder);
  }
}
