package io.plumbline.benchmarks.runner;

import com.fasterxml.jackson.databind.json.JsonMapper;
import io.plumbline.benchmarks.harness.Format;
import io.plumbline.benchmarks.harness.RuleFile;
import io.plumbline.benchmarks.harness.Task;
import io.plumbline.benchmarks.harness.Variant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/** Lineitem on disk: made once a scale, then kept. */
final class DataFolder {
  private static final JsonMapper JSON = new JsonMapper();

  private final Home home;
  private final Peers peers;
  private final double scale;

  DataFolder(Home home, Peers peers, double scale) {
    this.home = home;
    this.peers = peers;
    this.scale = scale;
  }

  /** What must be found in the rows, which it makes when there are none. */
  Reference reference() throws IOException {
    var file = home.reference(scale);
    if (!Files.exists(file)) {
      Files.createDirectories(home.data());
      var reference = new LineitemWriter(scale).write(home.lineitem(scale, Format.NDJSON));
      JSON.writeValue(file.toFile(), reference);
    }
    return JSON.readValue(file.toFile(), Reference.class);
  }

  /** The rows in that format; {@link #reference} came first. */
  private Path file(Format format) throws IOException, InterruptedException {
    var file = home.lineitem(scale, format);
    if (!Files.exists(file)) {
      // Whoever is interrupted leaves a part under another name.
      var part = file.resolveSibling(file.getFileName() + ".new");
      var arguments = List.of(home.lineitem(scale, Format.NDJSON).toString(), part.toString());
      switch (format) {
        case NDJSON -> throw new IllegalStateException("Cannot find rows: " + file);
        case PARQUET ->
            peers.duckDb().run("copy", "io.plumbline.benchmarks.duckdb.ParquetCopy", arguments);
        case SPARK_PARQUET ->
            peers.deequ().run("copy", "io.plumbline.benchmarks.deequ.ParquetCopy", arguments);
      }
      Files.move(part, file, StandardCopyOption.REPLACE_EXISTING);
    }
    return file;
  }

  /** The task of a variant on the rows in a format, with its rules beside them. */
  Task task(Format format, Variant variant, int passes) throws IOException, InterruptedException {
    var task = new Task(format, variant, file(format), passes);
    if (variant == Variant.ROWS) {
      Files.copy(home.rules(), RuleFile.of(task), StandardCopyOption.REPLACE_EXISTING);
    } else {
      Files.writeString(RuleFile.of(task), RuleFile.text(variant));
    }
    return task;
  }
}
