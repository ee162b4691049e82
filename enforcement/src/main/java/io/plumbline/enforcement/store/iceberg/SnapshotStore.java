package io.plumbline.enforcement.store.iceberg;

import static java.util.Objects.requireNonNull;

import io.plumbline.enforcement.store.Listing;
import io.plumbline.enforcement.store.Page;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.Reversal;
import io.plumbline.enforcement.store.Standing;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import io.plumbline.model.Hashes;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.Scan;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;
import org.apache.iceberg.Snapshot;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;

/**
 * Snapshots of Iceberg tables, by when they were committed. Deleting expires exactly one, by
 * Iceberg's own expiry, with the files that no other snapshot needs: there is no way back, and what
 * the table holds now is not touched. The current snapshot stays, and so does what a branch or tag
 * names. Snapshots that the branches' own settings let expire may go along with it.
 */
public final class SnapshotStore implements RetentionStore {
  private final String name;
  private final Catalogs catalogs;

  /**
   * @param catalog opens the catalog when it is first needed, and again if that fails
   */
  public SnapshotStore(String name, Supplier<Catalog> catalog) {
    this.name = requireNonNull(name, "name is null");
    this.catalogs = new Catalogs(name, catalog);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Reversal reversal() {
    return Reversal.NONE;
  }

  @Override
  public Page list(Listing listing, String cursor, int limit)
      throws StoreUnavailableException, StoreRefusedException {
    listing.require(RetentionBasis.SNAPSHOT, "snapshots");
    return catalogs.run(
        listing.dataset(),
        table -> {
          var page =
              oldestFirst(table).stream()
                  .filter(snapshot -> place(snapshot).compareTo(cursor) > 0)
                  .limit(limit)
                  .toList();
          var resources = new ArrayList<Resource>(page.size());
          page.forEach(snapshot -> resources.add(resource(table, snapshot)));
          var next = page.size() < limit ? null : place(page.get(limit - 1));
          return new Page(resources, next, Scan.Coverage.COMPLETE);
        });
  }

  @Override
  public Optional<Resource> find(Listing listing, String id)
      throws StoreUnavailableException, StoreRefusedException {
    return catalogs.run(
        listing.dataset(),
        table -> Optional.ofNullable(snapshot(table, id)).map(found -> resource(table, found)));
  }

  @Override
  public Standing standing(RetentionAct act)
      throws StoreUnavailableException, StoreRefusedException {
    return catalogs.run(
        act.dataset(),
        table -> snapshot(table, act.resource().id()) == null ? Standing.GONE : Standing.UNTOUCHED);
  }

  @Override
  public void setAside(RetentionAct act) throws StoreRefusedException {
    throw new StoreRefusedException(
        "Cannot set aside snapshots of %s: Iceberg has no way back; write THEN DELETE"
            .formatted(act.dataset().name()),
        null);
  }

  @Override
  public void restore(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    if (standing(act) == Standing.GONE) {
      throw new StoreRefusedException(
          "Cannot restore snapshot %s of %s: Iceberg has no way back"
              .formatted(act.resource().id(), act.dataset().name()),
          null);
    }
  }

  @Override
  public void delete(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    catalogs.<Void>run(
        act.dataset(),
        table -> {
          var snapshot = snapshot(table, act.resource().id());
          if (snapshot == null) {
            return null;
          }
          var needed = resource(table, snapshot).sharedWith();
          if (!needed.isEmpty()) {
            throw new StoreRefusedException(
                "Cannot expire snapshot %d of %s: it is needed by %s"
                    .formatted(snapshot.snapshotId(), act.dataset().name(), needed),
                null);
          }
          table
              .expireSnapshots()
              .expireSnapshotId(snapshot.snapshotId())
              // Else all that are older than the table's settings say would go too.
              .expireOlderThan(0)
              .commit();
          return null;
        });
  }

  @Override
  public void close() {
    catalogs.close();
  }

  private static List<Snapshot> oldestFirst(Table table) {
    return StreamSupport.stream(table.snapshots().spliterator(), false)
        .sorted(Comparator.comparing(SnapshotStore::place))
        .toList();
  }

  // Tells the order even when the snapshot itself has gone meanwhile.
  private static String place(Snapshot snapshot) {
    return "%020d %020d".formatted(snapshot.timestampMillis(), snapshot.snapshotId());
  }

  private static Snapshot snapshot(Table table, String id) throws StoreRefusedException {
    try {
      return table.snapshot(Long.parseLong(id));
    } catch (NumberFormatException e) {
      throw new StoreRefusedException(
          "Cannot use %s: it is no snapshot of %s".formatted(id, table.name()), e);
    }
  }

  private static Resource resource(Table table, Snapshot snapshot) {
    var resource =
        Resource.of(
            Long.toString(snapshot.snapshotId()),
            // A snapshot never changes; only an id that is used again would be another.
            Hashes.of(Long.toString(snapshot.timestampMillis()), snapshot.manifestListLocation()),
            Instant.ofEpochMilli(snapshot.timestampMillis()),
            // How much goes with it depends on what other snapshots need.
            Resource.UNKNOWN_SIZE,
            table.location());
    return resource.sharedBy(needs(table, snapshot));
  }

  private static String needs(Table table, Snapshot snapshot) {
    var needs = new ArrayList<String>();
    if (snapshot.equals(table.currentSnapshot())) {
      needs.add("readers of the table");
    }
    table
        .refs()
        .forEach(
            (ref, at) -> {
              if (at.snapshotId() == snapshot.snapshotId()) {
                needs.add((at.isTag() ? "tag " : "branch ") + ref);
              }
            });
    return String.join(", ", needs);
  }
}
