package io.plumbline.lineage;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.Column;
import io.plumbline.model.ColumnEdge;
import io.plumbline.model.DatasetFacts;
import io.plumbline.model.DatasetId;
import io.plumbline.model.JobId;
import io.plumbline.model.RunEventType;
import io.plumbline.model.RunUpdate;
import io.plumbline.model.Tag;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/** Telemetry of a small shop. */
final class Events {
  static final String TENANT = "acme";
  static final long NOON = 1_764_000_000_000L;
  static final DatasetId ORDERS = dataset("shop.public.orders");
  static final DatasetId MART = dataset("shop.mart.revenue");
  static final DatasetId REPORT = dataset("shop.mart.report");
  static final JobId LOAD = job("load_revenue");
  static final JobId PUBLISH = job("publish_report");

  private Events() {}

  static DatasetId dataset(String name) {
    return new DatasetId(TENANT, "postgres://db:5432", name);
  }

  static JobId job(String name) {
    return new JobId(TENANT, "airflow", name);
  }

  static RunUpdate run(
      JobId job,
      String run,
      RunEventType type,
      long atMillis,
      List<DatasetFacts> inputs,
      List<DatasetFacts> outputs) {
    return run(job, run, type, atMillis, null, inputs, outputs);
  }

  static RunUpdate run(
      JobId job,
      String run,
      RunEventType type,
      long atMillis,
      String codeVersion,
      List<DatasetFacts> inputs,
      List<DatasetFacts> outputs) {
    return new RunUpdate(
        job,
        UUID.nameUUIDFromBytes(run.getBytes(UTF_8)).toString(),
        type,
        atMillis,
        run + type + atMillis,
        codeVersion,
        "BATCH",
        null,
        null,
        inputs,
        outputs);
  }

  /** A completed run at a time, with nothing known of its datasets but their names. */
  static RunUpdate completed(JobId job, long atMillis, List<DatasetId> in, List<DatasetId> out) {
    return run(
        job,
        job.name() + atMillis,
        RunEventType.COMPLETE,
        atMillis,
        in.stream().map(DatasetFacts::of).toList(),
        out.stream().map(DatasetFacts::of).toList());
  }

  static DatasetFacts withColumns(DatasetId id, String... namesAndTypes) {
    var columns = new ArrayList<Column>();
    for (int i = 0; i < namesAndTypes.length; i += 2) {
      columns.add(new Column(namesAndTypes[i], namesAndTypes[i + 1]));
    }
    return facts(id, columns, List.of(), null, null, List.of());
  }

  static DatasetFacts withEdges(DatasetId id, ColumnEdge... edges) {
    return facts(id, List.of(), List.of(edges), null, null, List.of());
  }

  static DatasetFacts withVersion(DatasetId id, String version) {
    return facts(id, List.of(), List.of(), version, null, List.of());
  }

  static DatasetFacts withAliases(DatasetId id, DatasetId... aliases) {
    return facts(id, List.of(), List.of(), null, null, List.of(aliases));
  }

  static DatasetFacts tagged(DatasetId id, Tag... tags) {
    return new DatasetFacts(
        id,
        id.namespace(),
        id.name(),
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        null,
        List.of(tags));
  }

  static DatasetFacts facts(
      DatasetId id,
      List<Column> columns,
      List<ColumnEdge> edges,
      String version,
      String lifecycle,
      List<DatasetId> aliases) {
    return new DatasetFacts(
        id,
        id.namespace(),
        id.name().toUpperCase(Locale.ROOT),
        null,
        null,
        null,
        columns,
        edges,
        version,
        lifecycle,
        aliases,
        null);
  }
}
