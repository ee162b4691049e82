package io.plumbline.server.view;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Metric;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.mapper.RowMapper;

/** Questions about measured values. */
public final class MetricView {

  private static final RowMapper<Metric> METRIC =
      (row, ctx) ->
          new Metric(
              row.getString("id"),
              DatasetId.ofKey(row.getString("dataset_key")),
              row.getString("metric"),
              row.getString("scope"),
              row.getLong("at_millis"),
              row.getDouble("measured"),
              row.getString("code_version"));

  private final Jdbi jdbi;

  public MetricView(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Measured values, newest first; a null filter takes all. */
  public Page<Metric> page(
      String tenant, String dataset, String metric, Long since, int limit, String after) {
    return Select.from(Tables.METRIC, tenant)
        .about(dataset)
        .where("metric = :metric", "metric", metric)
        .where("at_millis >= :since", "since", since)
        .page(jdbi, after, limit, METRIC, m -> new PageKey(m.atMillis(), m.id()));
  }
}
