package io.plumbline.standalone.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.Column;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * One run of a job as it tells of itself.
 *
 * @param scheduled when it was due
 * @param version of the program
 * @param columns schema of the output, as this run wrote it
 */
record Load(
    ShopJob job,
    UUID runId,
    Instant scheduled,
    Instant started,
    Instant completed,
    long rows,
    String version,
    List<Column> columns) {
  /** A run in order. The same job at the same time is the same run, whoever tells of it. */
  static Load of(
      ShopJob job,
      Instant scheduled,
      Instant started,
      Instant completed,
      long rows,
      String version) {
    var name = job.name() + "@" + completed;
    return new Load(
        job,
        UUID.nameUUIDFromBytes(name.getBytes(UTF_8)),
        scheduled,
        started,
        completed,
        rows,
        version,
        job.output().columns());
  }

  /** The same run with other rows, by another version of the program. */
  Load with(long otherRows, String otherVersion) {
    return new Load(job, runId, scheduled, started, completed, otherRows, otherVersion, columns);
  }

  /** The same run with another schema of its output. */
  Load with(List<Column> otherColumns) {
    return new Load(job, runId, scheduled, started, completed, rows, version, otherColumns);
  }
}
