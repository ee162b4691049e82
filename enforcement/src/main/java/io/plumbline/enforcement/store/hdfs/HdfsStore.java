package io.plumbline.enforcement.store.hdfs;

import static java.util.Objects.requireNonNull;

import io.plumbline.enforcement.store.Listing;
import io.plumbline.enforcement.store.Page;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.Reversal;
import io.plumbline.enforcement.store.Standing;
import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.retention.PartitionTimes;
import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAct;
import io.plumbline.rules.retention.RetentionBasis;
import io.plumbline.rules.retention.RetentionStep;
import io.plumbline.rules.retention.Scan;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.Optional;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Dated directories of HDFS. Setting aside renames a directory, which is one step of the name node;
 * restoring renames it back; deleting hands it to the trash, and where there is none deletes it. No
 * snapshot is ever touched: a directory that has one of its own stays, and what a snapshot of a
 * parent holds lives on in it.
 */
public final class HdfsStore implements RetentionStore {
  private final HdfsConfig config;
  private final Files files;

  public HdfsStore(HdfsConfig config) {
    this.config = requireNonNull(config, "config is null");
    this.files =
        new Files(
            config.name(),
            URI.create(config.uri()),
            config.user(),
            config.settings(),
            config.timeout());
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
  public Page list(Listing listing, String cursor, int limit)
      throws StoreUnavailableException, StoreRefusedException {
    listing.require(RetentionBasis.PARTITION_VALUE, "directories");
    var directory = directory(listing.dataset());
    return files.run(
        system -> {
          var names = new DatedDirectories(system, directory, config.levels()).names(cursor, limit);
          var resources = new ArrayList<Resource>(names.size());
          for (var name : names) {
            resources.add(resource(system, directory, name, listing));
          }
          var next = names.size() < limit ? null : names.get(names.size() - 1);
          return new Page(resources, next, Scan.Coverage.COMPLETE);
        });
  }

  @Override
  public Optional<Resource> find(Listing listing, String id)
      throws StoreUnavailableException, StoreRefusedException {
    var directory = directory(listing.dataset());
    var path = path(listing.dataset(), id);
    return files.run(
        system ->
            system.exists(path)
                ? Optional.of(resource(system, directory, id, listing))
                : Optional.empty());
  }

  @Override
  public Standing standing(RetentionAct act)
      throws StoreUnavailableException, StoreRefusedException {
    var place = path(act.dataset(), act.resource().id());
    return files.run(
        system -> {
          if (aside(system, act).isPresent()) {
            return Standing.SET_ASIDE;
          }
          return system.exists(place) ? Standing.UNTOUCHED : Standing.GONE;
        });
  }

  @Override
  public void setAside(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    var place = path(act.dataset(), act.resource().id());
    files.<Void>run(
        system -> {
          if (aside(system, act).isPresent()) {
            return null;
          }
          if (!Content.of(system, place).version().equals(act.resource().version())) {
            throw new StoreRefusedException(
                "Cannot set aside %s: it changed since it was planned".formatted(place), null);
          }
          files.move(
              system,
              place,
              act.step() == RetentionStep.ARCHIVE ? archived(act) : quarantined(act));
          return null;
        });
  }

  @Override
  public void restore(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    var place = path(act.dataset(), act.resource().id());
    files.<Void>run(
        system -> {
          var aside = aside(system, act);
          if (aside.isPresent()) {
            files.move(system, aside.get(), place);
            system.delete(aside.get().getParent(), false);
          } else if (!system.exists(place)) {
            throw new StoreRefusedException("Cannot restore %s: it is gone".formatted(place), null);
          }
          return null;
        });
  }

  @Override
  public void delete(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    var place = path(act.dataset(), act.resource().id());
    files.<Void>run(
        system -> {
          var aside = aside(system, act);
          if (aside.isPresent()) {
            files.trash(system, aside.get());
            system.delete(aside.get().getParent(), false);
          } else if (system.exists(place)) {
            throw new StoreRefusedException(
                "Cannot delete %s: it was not set aside first".formatted(place), null);
          }
          return null;
        });
  }

  @Override
  public void close() {
    files.close();
  }

  private static Resource resource(FileSystem system, Path directory, String id, Listing listing)
      throws IOException {
    var path = new Path(directory, id);
    var content = Content.of(system, path);
    return Resource.of(
            id,
            content.version(),
            PartitionTimes.endOf(id, listing.zone()).orElse(null),
            content.bytes(),
            path.toString())
        .sharedBy(Files.snapshots(system, path));
  }

  private Optional<Path> aside(FileSystem system, RetentionAct act) throws IOException {
    for (var path : new Path[] {quarantined(act), archived(act)}) {
      if (system.exists(path)) {
        return Optional.of(path);
      }
    }
    return Optional.empty();
  }

  private Path quarantined(RetentionAct act) {
    return new Path(config.aside(), "quarantine/" + act.id() + "/data");
  }

  private Path archived(RetentionAct act) {
    return new Path(config.aside(), "archive/" + act.id() + "/data");
  }

  // OpenLineage names a directory by its path.
  private Path directory(DatasetId dataset) throws StoreRefusedException {
    var name = dataset.name();
    if (!name.startsWith("/") || !isPlain(name.substring(1))) {
      throw new StoreRefusedException(
          "Cannot use %s: it is not the path of a directory".formatted(name), null);
    }
    var path = new Path(name);
    if (!HdfsConfig.isWithin(path, new Path(config.root()))) {
      throw new StoreRefusedException(
          "Cannot use %s: it lies outside %s".formatted(name, config.root()), null);
    }
    return path;
  }

  private Path path(DatasetId dataset, String id) throws StoreRefusedException {
    if (!isPlain(id) || id.split("/", -1).length != config.levels()) {
      throw new StoreRefusedException(
          "Cannot use %s: it is not a partition of %s".formatted(id, dataset.name()), null);
    }
    return new Path(directory(dataset), id);
  }

  /** Whether every part is a name and none leads elsewhere. */
  private static boolean isPlain(String path) {
    for (var part : path.split("/", -1)) {
      if (part.isEmpty() || part.startsWith(".") || part.contains(":")) {
        return false;
      }
    }
    return true;
  }
}
