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
import java.io.IOException;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.apache.iceberg.Table;
import org.apache.iceberg.catalog.Catalog;
import org.apache.iceberg.io.FileInfo;

/**
 * Files beneath the location of a table, by when they were written. Those that the table's metadata
 * lead to are listed too, as needed by the table, so that a policy's largest fraction is one of all
 * its files; what nothing leads to is an orphan, left by a write that failed. Iceberg's core has
 * the interface of this work and no engine for it; the files that are reachable are read with
 * Iceberg's own readers. A file that is being written looks like an orphan: policies keep them
 * three days and more. There is no way back.
 */
public final class OrphanStore implements RetentionStore {
  private final String name;
  private final Catalogs catalogs;
  private final Clock clock;
  private Reachable reachable = new Reachable("", FilePaths.of(Stream.empty()));
  private TableFiles listed;

  /**
   * @param catalog opens the catalog when it is first needed, and again if that fails
   * @param clock tells how old a listing is that a scan goes on with
   */
  public OrphanStore(String name, Supplier<Catalog> catalog, Clock clock) {
    this.name = requireNonNull(name, "name is null");
    this.catalogs = new Catalogs(name, catalog);
    this.clock = requireNonNull(clock, "clock is null");
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
    listing.require(RetentionBasis.ORPHAN_FILE, "files");
    return catalogs.run(
        listing.dataset(),
        table -> {
          // What is reachable is read after the files are listed: what came between is not here.
          var files = files(table, cursor);
          var reached = reachable(table);
          if (cursor.equals(Page.START)) {
            files.requireOwn(table, reached);
          }
          var resources = new ArrayList<Resource>();
          for (var file : files.files()) {
            if (resources.size() < limit && file.location().compareTo(cursor) > 0) {
              resources.add(resource(file, reached));
            }
          }
          var next = resources.size() < limit ? null : resources.get(limit - 1).id();
          return new Page(resources, next, Scan.Coverage.COMPLETE);
        });
  }

  @Override
  public Optional<Resource> find(Listing listing, String id)
      throws StoreUnavailableException, StoreRefusedException {
    return catalogs.run(listing.dataset(), table -> find(table, id));
  }

  @Override
  public Standing standing(RetentionAct act)
      throws StoreUnavailableException, StoreRefusedException {
    return catalogs.run(
        act.dataset(),
        table ->
            TableFiles.find(table, act.resource().id()).isPresent()
                ? Standing.UNTOUCHED
                : Standing.GONE);
  }

  @Override
  public void setAside(RetentionAct act) throws StoreRefusedException {
    throw new StoreRefusedException(
        "Cannot set aside orphans of %s: there is no way back; write THEN DELETE"
            .formatted(act.dataset().name()),
        null);
  }

  @Override
  public void restore(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    if (standing(act) == Standing.GONE) {
      throw new StoreRefusedException(
          "Cannot restore %s: there is no way back".formatted(act.resource().id()), null);
    }
  }

  @Override
  public void delete(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    catalogs.<Void>run(
        act.dataset(),
        table -> {
          var file = find(table, act.resource().id());
          if (file.isEmpty()) {
            return null;
          }
          if (!file.get().version().equals(act.resource().version())
              || !file.get().sharedWith().isEmpty()) {
            throw new StoreRefusedException(
                "Cannot delete %s: it is no orphan, or was written again"
                    .formatted(act.resource().id()),
                null);
          }
          table.io().deleteFile(act.resource().id());
          return null;
        });
  }

  @Override
  public void close() {
    catalogs.close();
  }

  private Optional<Resource> find(Table table, String id)
      throws IOException, StoreRefusedException {
    var file = TableFiles.find(table, id);
    return file.isEmpty() ? Optional.empty() : Optional.of(resource(file.get(), reachable(table)));
  }

  private static Resource resource(FileInfo file, Reachable reached) {
    return Resource.of(
            file.location(),
            Hashes.of(Long.toString(file.size()), Long.toString(file.createdAtMillis())),
            Instant.ofEpochMilli(file.createdAtMillis()),
            file.size(),
            file.location())
        .sharedBy(reached.files().mayHave(file.location()) ? "the table itself" : "");
  }

  // Read once for each version of the metadata, which never changes.
  private synchronized Reachable reachable(Table table) throws IOException {
    table.refresh();
    if (!reachable.metadata().equals(Reachable.metadataOf(table))) {
      reachable = Reachable.of(table);
    }
    return reachable;
  }

  // Listed once for all pages of a scan.
  private synchronized TableFiles files(Table table, String cursor) throws StoreRefusedException {
    var now = clock.instant();
    if (cursor.equals(Page.START) || listed == null || !listed.serves(table, now)) {
      listed = TableFiles.of(table, now);
    }
    return listed;
  }
}
