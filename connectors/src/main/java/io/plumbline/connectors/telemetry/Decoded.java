package io.plumbline.connectors.telemetry;

import io.plumbline.model.DatasetUpdate;
import io.plumbline.model.JobUpdate;
import io.plumbline.model.RunUpdate;
import io.plumbline.model.SchemaObservation;
import java.util.List;

/** What one telemetry event says, one list per kind; lists that have nothing to say are empty. */
public record Decoded(
    List<RunUpdate> runs,
    List<JobUpdate> jobs,
    List<DatasetUpdate> datasets,
    List<SchemaObservation> schemas) {
  public Decoded {
    runs = List.copyOf(runs);
    jobs = List.copyOf(jobs);
    datasets = List.copyOf(datasets);
    schemas = List.copyOf(schemas);
  }

  /** An event about a run. */
  public static Decoded ofRun(RunUpdate run, List<SchemaObservation> schemas) {
    return new Decoded(List.of(run), List.of(), List.of(), schemas);
  }

  /** An event that declares a job. */
  public static Decoded ofJob(JobUpdate job) {
    return new Decoded(List.of(), List.of(job), List.of(), List.of());
  }

  /** An event that describes a dataset. */
  public static Decoded ofDataset(DatasetUpdate dataset, List<SchemaObservation> schemas) {
    return new Decoded(List.of(), List.of(), List.of(dataset), schemas);
  }
}
