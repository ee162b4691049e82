package io.plumbline.lineage;

import static java.util.stream.Collectors.joining;

import io.plumbline.model.Column;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Hashes;
import io.plumbline.model.JobId;
import io.plumbline.model.Keys;
import io.plumbline.model.RunUpdate;
import java.util.Comparator;
import java.util.List;

/**
 * The merge keys of the graph: hashes, for names can be longer than an index entry may be. The
 * tenant comes first and the kind second, so that no two things of any tenants share a key.
 */
final class GraphKeys {
  private GraphKeys() {}

  static String dataset(DatasetId id) {
    return Hashes.of(id.tenant(), "dataset", id.namespace(), id.name());
  }

  static String job(JobId id) {
    return Hashes.of(id.tenant(), "job", id.namespace(), id.name());
  }

  static String user(String tenant, String name) {
    return Hashes.of(tenant, "user", name);
  }

  /** The job is part of the key, for producers reuse one run id for several jobs. */
  static String run(JobId job, String runId) {
    return Hashes.of(job.tenant(), "run", job.namespace(), job.name(), runId);
  }

  static String column(DatasetId dataset, String path) {
    return Hashes.of(dataset.tenant(), "column", dataset.namespace(), dataset.name(), path);
  }

  /** The same for any order of the columns. */
  static String schema(DatasetId dataset, List<Column> columns) {
    var normalised =
        columns.stream()
            .sorted(Comparator.comparing(Column::path).thenComparing(Column::type))
            .map(column -> Keys.join(column.path(), column.type()))
            .collect(joining("\n"));
    return Hashes.of(dataset.tenant(), "schema", dataset.namespace(), dataset.name(), normalised);
  }

  /** A version that the store itself counts, such as an Iceberg snapshot. */
  static String storeVersion(DatasetId dataset, String version) {
    return Hashes.of(
        dataset.tenant(), "version", dataset.namespace(), dataset.name(), "store", version);
  }

  /** A version of which nothing is known but the run that made it. */
  static String runVersion(DatasetId dataset, RunUpdate run) {
    return Hashes.of(
        dataset.tenant(), "version", dataset.namespace(), dataset.name(), "run", run.runKey());
  }

  /** Inputs and outputs are no part of it: a run tells them bit by bit, over several events. */
  static String jobVersion(JobId job, String codeVersion) {
    return Hashes.of(job.tenant(), "jobversion", job.namespace(), job.name(), codeVersion);
  }

  /** One for all jobs of the tenant, so that everything that a commit made can be found. */
  static String codeVersion(String tenant, String codeVersion) {
    return Hashes.of(tenant, "code", codeVersion);
  }

  /** An edge between two keys; details tell parallel edges apart. */
  static String edge(String tenant, GraphLabel type, String from, String to, String... details) {
    return Hashes.of(tenant, type.name(), from, to, Keys.join(details));
  }
}
