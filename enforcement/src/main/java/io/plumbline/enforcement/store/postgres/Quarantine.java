package io.plumbline.enforcement.store.postgres;

import io.plumbline.enforcement.store.StoreRefusedException;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/**
 * Moves one partition between its table and the quarantine schema, in steps that may be repeated.
 */
final class Quarantine {
  private final Session session;
  private final String schema;
  private final Ledger.Line line;

  /**
   * Where the partition is now.
   *
   * @param isAttached whether it belongs to its table
   * @param isPending whether detaching it was interrupted
   */
  record Place(String schema, String name, boolean isAttached, boolean isPending) {}

  Quarantine(Session session, String schema, Ledger.Line line) {
    this.session = session;
    this.schema = schema;
    this.line = line;
  }

  /** Empty if the partition is gone. */
  Optional<Place> place() throws SQLException {
    // An oid may be given again after a drop, so the name must be one that we know.
    return session.find(
        """
        SELECT n.nspname, c.relname, i.inhrelid IS NOT NULL AND NOT i.inhdetachpending,
            coalesce(i.inhdetachpending, false)
        FROM pg_class c
        JOIN pg_namespace n ON n.oid = c.relnamespace
        LEFT JOIN pg_inherits i ON i.inhrelid = c.oid
        WHERE c.oid = ?::bigint::oid
            AND ((n.nspname = ? AND c.relname = ?) OR (n.nspname = ? AND c.relname = ?))
        """,
        row -> new Place(row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)),
        line.oid(),
        line.schema(),
        line.name(),
        schema,
        line.actionId());
  }

  boolean isSetAside(Place place) {
    return place.schema().equals(schema) && place.name().equals(line.actionId());
  }

  void detach(Place place, boolean hasDefault) throws SQLException {
    var partition = session.quoted(place.schema(), place.name());
    var detach = "ALTER TABLE " + line.parent() + " DETACH PARTITION " + partition;
    if (place.isPending()) {
      session.execute(detach + " FINALIZE");
    } else if (place.isAttached()) {
      // With a default partition the server detaches only under a lock, for which it waits briefly.
      session.execute(hasDefault ? detach : detach + " CONCURRENTLY");
    }
  }

  void hide() throws SQLException, StoreRefusedException {
    session.transaction(
        same -> {
          var partition = session.quoted(line.schema(), line.name());
          // First the name that is nobody else's: in the quarantine the old one may be taken.
          session.execute(
              "ALTER TABLE " + partition + " RENAME TO " + session.quoted(line.actionId()));
          session.execute(
              "ALTER TABLE "
                  + session.quoted(line.schema(), line.actionId())
                  + " SET SCHEMA "
                  + session.quoted(schema));
          return null;
        });
  }

  void bringBack(Place place, Ledger ledger) throws SQLException, StoreRefusedException {
    if (!new PartitionBound(line.bound(), "").isSafe()) {
      throw new StoreRefusedException(
          "Cannot attach %s again: its bound is not literals alone: %s"
              .formatted(line.name(), line.bound()),
          null);
    }
    session.transaction(
        same -> {
          var partition = session.quoted(line.schema(), line.name());
          if (isSetAside(place)) {
            session.execute(
                "ALTER TABLE "
                    + session.quoted(schema, line.actionId())
                    + " SET SCHEMA "
                    + session.quoted(line.schema()));
            session.execute(
                "ALTER TABLE "
                    + session.quoted(line.schema(), line.actionId())
                    + " RENAME TO "
                    + session.quoted(line.name()));
          }
          session.execute(
              "ALTER TABLE "
                  + line.parent()
                  + " ATTACH PARTITION "
                  + partition
                  + " "
                  + line.bound());
          for (var check : addedChecks()) {
            session.execute("ALTER TABLE " + partition + " DROP CONSTRAINT " + check);
          }
          ledger.forget(session, line);
          return null;
        });
  }

  void drop(Ledger ledger) throws SQLException, StoreRefusedException {
    session.transaction(
        same -> {
          session.execute("DROP TABLE " + session.quoted(schema, line.actionId()));
          ledger.deleted(session, line);
          return null;
        });
  }

  // Detaching leaves a check that says what the bound said, which spares a scan when attaching.
  private List<String> addedChecks() throws SQLException {
    return session.list(
        "SELECT quote_ident(conname) FROM pg_constraint WHERE contype = 'c'"
            + " AND conrelid = ?::bigint::oid AND conislocal"
            + " AND NOT (quote_ident(conname) = ANY (string_to_array(?, ',')))",
        row -> row.getString(1),
        line.oid(),
        line.checks());
  }
}
