package io.plumbline.enforcement.store.postgres;

import static java.util.Objects.requireNonNull;

import io.plumbline.enforcement.store.Listing;
import io.plumbline.enforcement.store.Page;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.Reversal;
import io.plumbline.enforcement.store.Standing;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.Scan;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;

/**
 * Partitions of tables in PostgreSQL 14 or later. Setting aside detaches a partition, concurrently
 * where the server can, and moves it into a schema that nobody else may use; restoring attaches it
 * again; deleting drops it, never with what depends on it.
 *
 * <p>The server counts changes of rows a moment after they are made. What is written to a partition
 * in that moment may be set aside with it, and is then seen before it would be dropped.
 */
public final class PostgresStore implements RetentionStore {
  private final PostgresConfig config;
  private final Ledger ledger;

  public PostgresStore(PostgresConfig config) {
    this.config = requireNonNull(config, "config is null");
    this.ledger = new Ledger(config);
  }

  @Override
  public String name() {
    return config.name();
  }

  @Override
  public Reversal reversal() {
    return Reversal.RESTORABLE;
  }

  @Override
  public Optional<Instant> clock() throws StoreUnavailableException {
    try {
      return Session.run(
          config,
          session ->
              session.find(
                  "SELECT (extract(epoch FROM clock_timestamp()) * 1000)::bigint",
                  row -> Instant.ofEpochMilli(row.getLong(1))));
    } catch (StoreRefusedException e) {
      throw new StoreUnavailableException(e.getMessage(), e);
    }
  }

  @Override
  public Page list(Listing listing, String cursor, int limit)
      throws StoreUnavailableException, StoreRefusedException {
    listing.require(RetentionBasis.PARTITION_VALUE, "partitions");
    long after = cursor.isEmpty() ? 0 : Long.parseLong(cursor);
    return Session.run(
        config,
        session -> {
          var table = PartitionedTable.find(session, listing.dataset());
          var partitions = table.partitions(session, after, limit);
          var next =
              partitions.size() < limit
                  ? null
                  : Long.toString(partitions.get(partitions.size() - 1).oid());
          return new Page(
              partitions.stream().map(partition -> partition.resource(listing.zone())).toList(),
              next,
              Scan.Coverage.COMPLETE);
        });
  }

  @Override
  public Optional<Resource> find(Listing listing, String id)
      throws StoreUnavailableException, StoreRefusedException {
    return Session.run(
        config,
        session ->
            PartitionedTable.find(session, listing.dataset())
                .partition(session, id)
                .map(partition -> partition.resource(listing.zone())));
  }

  @Override
  public Standing standing(RetentionAct act)
      throws StoreUnavailableException, StoreRefusedException {
    return Session.run(
        config,
        session -> {
          var line = ledger.find(session, act);
          if (line.isEmpty()) {
            return attached(session, act).isPresent() ? Standing.UNTOUCHED : Standing.GONE;
          }
          if (line.get().isDeleted()) {
            return Standing.GONE;
          }
          var quarantine = new Quarantine(session, config.quarantine(), line.get());
          var place = quarantine.place();
          if (place.isEmpty()) {
            return Standing.GONE;
          }
          if (quarantine.isSetAside(place.get())) {
            return Standing.SET_ASIDE;
          }
          return place.get().isAttached() ? Standing.UNTOUCHED : Standing.UNDERWAY;
        });
  }

  @Override
  public void setAside(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    Session.<Void>run(
        config,
        session -> {
          ledger.lay(session);
          var table = PartitionedTable.find(session, act.dataset());
          if (ledger.find(session, act).isEmpty()) {
            begin(session, act, table);
          }
          var line = ledger.find(session, act).orElseThrow();
          var quarantine = new Quarantine(session, config.quarantine(), line);
          var place = placeOf(quarantine, act);
          if (quarantine.isSetAside(place)) {
            return null;
          }
          if (place.isAttached()) {
            requireVersion(session, act);
          }
          quarantine.detach(place, table.hasDefault());
          quarantine.hide();
          return null;
        });
  }

  @Override
  public void restore(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    Session.<Void>run(
        config,
        session -> {
          var line = ledger.find(session, act);
          if (line.isEmpty()) {
            if (attached(session, act).isEmpty()) {
              throw gone(act);
            }
            return null;
          }
          var quarantine = new Quarantine(session, config.quarantine(), line.get());
          var place = placeOf(quarantine, act);
          if (place.isAttached()) {
            ledger.forget(session, line.get());
            return null;
          }
          if (place.isPending()) {
            quarantine.detach(place, false);
          }
          quarantine.bringBack(place, ledger);
          return null;
        });
  }

  @Override
  public void delete(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    Session.<Void>run(
        config,
        session -> {
          var line = ledger.find(session, act);
          if (line.isEmpty()) {
            if (attached(session, act).isPresent()) {
              throw notSetAside(act);
            }
            return null;
          }
          var quarantine = new Quarantine(session, config.quarantine(), line.get());
          var place = quarantine.place();
          if (line.get().isDeleted() || place.isEmpty()) {
            return null;
          }
          if (!quarantine.isSetAside(place.get())) {
            throw notSetAside(act);
          }
          requireNoLateChange(session, act, line.get());
          quarantine.drop(ledger);
          return null;
        });
  }

  @Override
  public void close() {}

  private void begin(Session session, RetentionAct act, PartitionedTable table)
      throws SQLException, StoreRefusedException {
    requireVersion(session, act);
    var partition = table.partition(session, act.resource().id()).orElseThrow(() -> gone(act));
    ledger.begin(session, act, table, partition);
  }

  private static void requireVersion(Session session, RetentionAct act)
      throws SQLException, StoreRefusedException {
    var partition = attached(session, act).orElseThrow(() -> gone(act));
    if (!partition.version().equals(act.resource().version())) {
      throw new StoreRefusedException(
          "Cannot set aside %s: it changed since it was planned".formatted(partition.id()), null);
    }
  }

  // Counts only grow, but for a server that crashed and forgot them.
  private static void requireNoLateChange(Session session, RetentionAct act, Ledger.Line line)
      throws SQLException, StoreRefusedException {
    var partition =
        session.find(
            "SELECT "
                + Partition.COLUMNS
                + "FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace"
                + " WHERE c.oid = ?::bigint::oid",
            row -> Partition.read(row, ""),
            line.oid());
    if (partition.isPresent()
        && partition.get().changes() > Partition.changesOf(act.resource().version())) {
      throw new StoreRefusedException(
          "Cannot delete %s: rows were written to it after it was planned; restore it"
              .formatted(act.resource().id()),
          null);
    }
  }

  private static Optional<Partition> attached(Session session, RetentionAct act)
      throws SQLException, StoreRefusedException {
    return PartitionedTable.find(session, act.dataset()).partition(session, act.resource().id());
  }

  private static Quarantine.Place placeOf(Quarantine quarantine, RetentionAct act)
      throws SQLException, StoreRefusedException {
    return quarantine.place().orElseThrow(() -> gone(act));
  }

  private static StoreRefusedException gone(RetentionAct act) {
    return new StoreRefusedException(
        "Cannot find partition " + act.resource().id() + ": it is gone", null);
  }

  private static StoreRefusedException notSetAside(RetentionAct act) {
    return new StoreRefusedException(
        "Cannot delete %s: it was not set aside first".formatted(act.resource().id()), null);
  }
}
