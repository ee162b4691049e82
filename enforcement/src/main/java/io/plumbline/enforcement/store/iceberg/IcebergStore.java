package io.plumbline.enforcement.store.iceberg;

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
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;

/**
 * Partitions of Iceberg tables. Setting aside deletes exactly the files that were planned from the
 * table and, in the same commit, tags the snapshot that had them; restoring appends them again;
 * deleting drops the tag and expires every snapshot older than the act, with the files that no
 * other needs. What a tag or branch of someone else needs stays. Time travel to before the act ends
 * with the deletion, as it must: there the rows still are.
 */
public final class IcebergStore implements RetentionStore {
  private static final String ACTION = "plumbline.retention.action";

  private final String name;
  private final Catalogs catalogs;

  /**
   * @param catalog opens the catalog when it is first needed, and again if that fails
   */
  public IcebergStore(String name, Supplier<Catalog> catalog) {
    this.name = requireNonNull(name, "name is null");
    this.catalogs = new Catalogs(name, catalog);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Reversal reversal() {
    return Reversal.RESTORABLE;
  }

  @Override
  public Page list(Listing listing, String cursor, int limit)
      throws StoreUnavailableException, StoreRefusedException {
    listing.require(RetentionBasis.PARTITION_VALUE, "partitions");
    return catalogs.run(
        listing.dataset(),
        table -> {
          var resources = new ArrayList<>(current(table).partitions(cursor, limit, listing.zone()));
          var next = resources.size() < limit ? null : resources.get(limit - 1).id();
          return new Page(resources, next, Scan.Coverage.COMPLETE);
        });
  }

  @Override
  public Optional<Resource> find(Listing listing, String id)
      throws StoreUnavailableException, StoreRefusedException {
    return catalogs.run(listing.dataset(), table -> current(table).partition(id, listing.zone()));
  }

  @Override
  public Standing standing(RetentionAct act)
      throws StoreUnavailableException, StoreRefusedException {
    return catalogs.run(
        act.dataset(),
        table -> {
          if (new Tags(table).snapshot(act).isPresent()) {
            return Standing.SET_ASIDE;
          }
          return current(table).files(act.resource().id()).isEmpty()
              ? Standing.GONE
              : Standing.UNTOUCHED;
        });
  }

  @Override
  public void setAside(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    catalogs.<Void>run(
        act.dataset(),
        table -> {
          if (new Tags(table).snapshot(act).isPresent()) {
            return null;
          }
          requireVersion(table, act);
          var transaction = table.newTransaction();
          var delete = transaction.newDelete().validateFilesExist().set(ACTION, act.id());
          current(table).files(act.resource().id()).forEach(delete::deleteFile);
          delete.commit();
          transaction
              .manageSnapshots()
              .createTag(Tags.of(act), table.currentSnapshot().snapshotId())
              .commit();
          transaction.commitTransaction();
          return null;
        });
  }

  @Override
  public void restore(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    catalogs.<Void>run(
        act.dataset(),
        table -> {
          var aside = new Tags(table).snapshot(act);
          if (aside.isEmpty()) {
            if (current(table).files(act.resource().id()).isEmpty()) {
              throw new StoreRefusedException(
                  "Cannot restore %s: it is gone".formatted(act.resource().id()), null);
            }
            return null;
          }
          var transaction = table.newTransaction();
          var append = transaction.newAppend().set(ACTION, act.id());
          new PartitionFiles(table, aside.get())
              .files(act.resource().id())
              .forEach(append::appendFile);
          append.commit();
          transaction.manageSnapshots().removeTag(Tags.of(act)).commit();
          transaction.commitTransaction();
          return null;
        });
  }

  @Override
  public void delete(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    catalogs.<Void>run(
        act.dataset(),
        table -> {
          var tags = new Tags(table);
          var aside = tags.snapshot(act);
          if (aside.isEmpty()) {
            if (!current(table).files(act.resource().id()).isEmpty()) {
              throw new StoreRefusedException(
                  "Cannot delete %s: it was not set aside first".formatted(act.resource().id()),
                  null);
            }
            return null;
          }
          var files = new PartitionFiles(table, aside.get()).files(act.resource().id());
          var others = tags.othersThatNeed(act, files);
          if (!others.isEmpty()) {
            throw new StoreRefusedException(
                "Cannot delete %s: its files are needed by %s"
                    .formatted(act.resource().id(), String.join(", ", others)),
                null);
          }
          // The tag ends in the commit that expires its snapshot, so that a crash loses neither.
          table.manageSnapshots().setMaxRefAgeMs(Tags.of(act), 1).commit();
          table
              .expireSnapshots()
              .expireOlderThan(aside.get().timestampMillis() + 1)
              .retainLast(1)
              // Named, for else files are kept until the snapshot that deleted them expires too.
              .expireSnapshotId(aside.get().snapshotId())
              .commit();
          requireGone(table, act, files);
          return null;
        });
  }

  @Override
  public void close() {
    catalogs.close();
  }

  private static PartitionFiles current(Table table) {
    return new PartitionFiles(table, table.currentSnapshot());
  }

  private static void requireVersion(Table table, RetentionAct act)
      throws IOException, StoreRefusedException {
    var now = current(table).partition(act.resource().id(), Listing.of(act).zone());
    if (now.isEmpty() || !now.get().version().equals(act.resource().version())) {
      throw new StoreRefusedException(
          "Cannot set aside %s: it changed since it was planned".formatted(act.resource().id()),
          null);
    }
  }

  private static void requireGone(Table table, RetentionAct act, List<DataFile> files)
      throws StoreRefusedException {
    for (var file : files) {
      if (table.io().newInputFile(file.location()).exists()) {
        throw new StoreRefusedException(
            "Cannot see %s gone: %s is still there; the table's orphan files need cleaning"
                .formatted(act.resource().id(), file.location()),
            null);
      }
    }
  }
}
