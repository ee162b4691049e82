package io.plumbline.enforcement.store.postgres;

import io.plumbline.rules.retention.Resource;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneId;

/**
 * A partition as the catalogue tells of it.
 *
 * @param changes rows ever inserted, updated or deleted, as far as the server has counted
 * @param views that name it; empty for none
 */
record Partition(
    long oid,
    long file,
    String schema,
    String name,
    String id,
    PartitionBound bound,
    boolean isTable,
    long dataBytes,
    long allBytes,
    long changes,
    String views) {
  /** Columns for {@link #read}, of {@code pg_class c} and {@code pg_namespace n}. */
  static final String COLUMNS =
      """
      c.oid::bigint, c.relfilenode::bigint, n.nspname, c.relname,
      format('%I.%I', n.nspname, c.relname),
      coalesce(pg_get_expr(c.relpartbound, c.oid), ''), c.relkind = 'r',
      pg_relation_size(c.oid), pg_total_relation_size(c.oid),
      pg_stat_get_tuples_inserted(c.oid) + pg_stat_get_tuples_updated(c.oid)
          + pg_stat_get_tuples_deleted(c.oid),
      coalesce((SELECT string_agg(DISTINCT v.oid::regclass::text, ', ')
          FROM pg_depend d
          JOIN pg_rewrite r ON r.oid = d.objid
          JOIN pg_class v ON v.oid = r.ev_class
          WHERE d.classid = 'pg_rewrite'::regclass AND d.refclassid = 'pg_class'::regclass
              AND d.refobjid = c.oid AND v.oid <> c.oid), '')
      """;

  static Partition read(ResultSet row, String keyType) throws SQLException {
    return new Partition(
        row.getLong(1),
        row.getLong(2),
        row.getString(3),
        row.getString(4),
        row.getString(5),
        new PartitionBound(row.getString(6), keyType),
        row.getBoolean(7),
        row.getLong(8),
        row.getLong(9),
        row.getLong(10),
        row.getString(11));
  }

  /** Changes with every change of rows that the server has counted, and with every rewrite. */
  String version() {
    return oid + "-" + file + "-" + dataBytes + "-" + changes;
  }

  /** How many changes of rows a version knew. */
  static long changesOf(String version) {
    return Long.parseLong(version.substring(version.lastIndexOf('-') + 1));
  }

  Resource resource(ZoneId zone) {
    // What is partitioned further, or lies on another server, is not looked into.
    var end = isTable ? bound.end(zone).orElse(null) : null;
    return Resource.of(id, version(), end, allBytes, id)
        .sharedBy(views.isEmpty() ? "" : "view " + views);
  }
}
