package io.plumbline.enforcement.store.postgres;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.model.DatasetId;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * A partitioned table.
 *
 * @param id its name, quoted where it must be
 * @param keyType of the one column that it is partitioned by; empty otherwise
 * @param hasDefault whether a default partition takes what no other does
 */
record PartitionedTable(long oid, String id, String keyType, boolean hasDefault) {
  // OpenLineage names a table database.schema.table. Compared as a whole, for any part may have
  // dots.
  private static final String FIND =
      """
      SELECT c.oid::bigint, format('%I.%I', n.nspname, c.relname),
          CASE WHEN p.partnatts = 1 AND p.partattrs[0] > 0 THEN
              (SELECT format_type(a.atttypid, NULL) FROM pg_attribute a
                  WHERE a.attrelid = c.oid AND a.attnum = p.partattrs[0])
              ELSE '' END,
          p.partdefid <> 0
      FROM pg_class c
      JOIN pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_partitioned_table p ON p.partrelid = c.oid
      WHERE current_database() || '.' || n.nspname || '.' || c.relname = ?
      """;

  private static final String PARTITIONS =
      "SELECT "
          + Partition.COLUMNS
          + """
          FROM pg_inherits i
          JOIN pg_class c ON c.oid = i.inhrelid
          JOIN pg_namespace n ON n.oid = c.relnamespace
          WHERE i.inhparent = ?::bigint::oid AND NOT i.inhdetachpending
          """;

  static PartitionedTable find(Session session, DatasetId dataset)
      throws SQLException, StoreRefusedException {
    var found =
        session.list(
            FIND,
            row ->
                new PartitionedTable(
                    row.getLong(1), row.getString(2), row.getString(3), row.getBoolean(4)),
            dataset.name());
    if (found.size() != 1) {
      throw new StoreRefusedException(
          "Cannot find partitioned table %s: %s has that name; name it database.schema.table"
              .formatted(dataset.name(), found.isEmpty() ? "none" : "more than one"),
          null);
    }
    return found.get(0);
  }

  /** Some of its partitions, by their oid. */
  List<Partition> partitions(Session session, long afterOid, int limit) throws SQLException {
    return session.list(
        PARTITIONS + "AND c.oid > ?::bigint::oid ORDER BY c.oid LIMIT ?",
        row -> Partition.read(row, keyType),
        oid,
        afterOid,
        limit);
  }

  Optional<Partition> partition(Session session, String partition) throws SQLException {
    return session.find(
        PARTITIONS + "AND format('%I.%I', n.nspname, c.relname) = ?",
        row -> Partition.read(row, keyType),
        oid,
        partition);
  }
}
