package io.plumbline.jobs.telemetry;

import io.plumbline.model.DatasetUpdate;
import io.plumbline.model.DeadLetter;
import io.plumbline.model.JobUpdate;
import io.plumbline.model.RunUpdate;
import io.plumbline.model.SchemaObservation;
import java.util.List;

/**
 * One record of the telemetry topic, decoded: what it says by kind, or why it could not be read.
 *
 * @param atMillis event time, but never later than the broker took the record: a producer whose
 *     clock runs ahead must not move time on for everyone
 * @param takenMillis when the broker took the record
 * @param deadLetter null when the record could be read
 */
public record TelemetryEvent(
    long atMillis,
    long takenMillis,
    List<RunUpdate> runs,
    List<JobUpdate> jobs,
    List<DatasetUpdate> datasets,
    List<SchemaObservation> schemas,
    DeadLetter deadLetter) {
  public TelemetryEvent {
    runs = runs == null ? List.of() : runs;
    jobs = jobs == null ? List.of() : jobs;
    datasets = datasets == null ? List.of() : datasets;
    schemas = schemas == null ? List.of() : schemas;
  }

  /** An event that says nothing: it only carries time. */
  public static TelemetryEvent tick(long atMillis) {
    return new TelemetryEvent(atMillis, atMillis, null, null, null, null, null);
  }
}
