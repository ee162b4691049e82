package io.plumbline.enforcement.store.postgres;

import io.plumbline.rules.retention.RetentionAct;
import java.sql.SQLException;
import java.util.Optional;

/**
 * What was set aside, kept beside it in the quarantine schema: where it came from, and how it was
 * bound.
 */
final class Ledger {
  private final String schema;

  /**
   * One act's line.
   *
   * @param oid of the partition, which stays the same wherever it is moved
   * @param checks names of the check constraints that it had, comma-separated and quoted
   * @param isDeleted whether it was dropped
   */
  record Line(
      String actionId,
      long oid,
      String parent,
      String schema,
      String name,
      String bound,
      String checks,
      boolean isDeleted) {}

  Ledger(PostgresConfig config) {
    this.schema = config.quarantine();
  }

  /** Makes schema and ledger if they are not there, closed to everyone else. */
  void lay(Session session) throws SQLException {
    if (isLaid(session)) {
      return;
    }
    var quoted = session.quoted(schema);
    session.execute("CREATE SCHEMA IF NOT EXISTS " + quoted);
    session.execute("REVOKE ALL ON SCHEMA " + quoted + " FROM PUBLIC");
    session.execute(
        "CREATE TABLE IF NOT EXISTS "
            + table(session)
            + """
             (
            action_id text PRIMARY KEY,
            partition_oid bigint NOT NULL,
            parent text NOT NULL,
            partition_schema text NOT NULL,
            partition_name text NOT NULL,
            bound text NOT NULL,
            checks text NOT NULL,
            begun_at timestamptz NOT NULL DEFAULT now(),
            deleted_at timestamptz)
            """);
  }

  Optional<Line> find(Session session, RetentionAct act) throws SQLException {
    if (!isLaid(session)) {
      return Optional.empty();
    }
    return session.find(
        "SELECT action_id, partition_oid, parent, partition_schema, partition_name, bound, checks,"
            + " deleted_at IS NOT NULL FROM "
            + table(session)
            + " WHERE action_id = ?",
        row ->
            new Line(
                row.getString(1),
                row.getLong(2),
                row.getString(3),
                row.getString(4),
                row.getString(5),
                row.getString(6),
                row.getString(7),
                row.getBoolean(8)),
        act.id());
  }

  void begin(Session session, RetentionAct act, PartitionedTable table, Partition partition)
      throws SQLException {
    session.update(
        "INSERT INTO "
            + table(session)
            + " (action_id, partition_oid, parent, partition_schema, partition_name, bound, checks)"
            + " SELECT ?, ?, ?, ?, ?, ?, coalesce(string_agg(quote_ident(conname), ','), '')"
            + " FROM pg_constraint WHERE contype = 'c' AND conrelid = ?::bigint::oid"
            + " ON CONFLICT (action_id) DO NOTHING",
        act.id(),
        partition.oid(),
        table.id(),
        partition.schema(),
        partition.name(),
        partition.bound().text(),
        partition.oid());
  }

  void forget(Session session, Line line) throws SQLException {
    session.update("DELETE FROM " + table(session) + " WHERE action_id = ?", line.actionId());
  }

  void deleted(Session session, Line line) throws SQLException {
    session.update(
        "UPDATE " + table(session) + " SET deleted_at = now() WHERE action_id = ?",
        line.actionId());
  }

  private boolean isLaid(Session session) throws SQLException {
    return session
        .find(
            "SELECT 1 FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE n.nspname = ? AND c.relname = 'act'",
            row -> true,
            schema)
        .isPresent();
  }

  private String table(Session session) throws SQLException {
    return session.quoted(schema, "act");
  }
}
