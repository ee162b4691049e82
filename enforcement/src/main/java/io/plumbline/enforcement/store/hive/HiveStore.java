package io.plumbline.enforcement.store.hive;

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
import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import org.apache.hadoop.hive.metastore.api.NoSuchObjectException;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore;
import org.apache.thrift.TException;

/**
 * Partitions of Hive's metastore. Setting aside takes a partition out of the metastore and renames
 * its directory; restoring renames it back and adds the partition again, without its statistics;
 * deleting hands the directory to the trash, and where there is none deletes it. What an external
 * table has is not ours to touch unless its {@code external.table.purge} is true, and a directory
 * that another table or partition of the database has, above or beneath it too, stays.
 * Transactional and Iceberg's tables are refused.
 */
public final class HiveStore implements RetentionStore {
  private final HiveConfig config;
  private final Metastore metastore;
  private final Neighbours neighbours;
  private final Directories directories;

  /**
   * @param clock tells how old it is what is known of other tables
   */
  public HiveStore(HiveConfig config, Clock clock) {
    this.config = requireNonNull(config, "config is null");
    this.metastore = new Metastore(config);
    this.neighbours = new Neighbours(metastore, clock);
    this.directories = new Directories(config);
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
    listing.require(RetentionBasis.PARTITION_VALUE, "partitions");
    var name = HiveTable.of(listing.dataset());
    var table = metastore.run(name::read);
    var names =
        metastore.run(name::names).stream()
            .filter(each -> each.compareTo(cursor) > 0)
            .limit(limit)
            .toList();
    var resources = new ArrayList<Resource>(names.size());
    for (var id : names) {
      // One that is dropped meanwhile is not there.
      var partition = metastore.run(each -> name.partition(each, id));
      if (partition.isPresent()) {
        resources.add(resource(name, table, id, partition.get(), listing));
      }
    }
    var next = names.size() < limit ? null : names.get(limit - 1);
    return new Page(resources, next, Scan.Coverage.COMPLETE);
  }

  @Override
  public Optional<Resource> find(Listing listing, String id)
      throws StoreUnavailableException, StoreRefusedException {
    var name = HiveTable.of(listing.dataset());
    var table = metastore.run(name::read);
    var partition = metastore.run(each -> name.partition(each, id));
    return partition.isEmpty()
        ? Optional.empty()
        : Optional.of(resource(name, table, id, partition.get(), listing));
  }

  @Override
  public Standing standing(RetentionAct act)
      throws StoreUnavailableException, StoreRefusedException {
    var aside = directories.find(act);
    if (aside.isPresent()) {
      return directories.hasData(aside.get()) ? Standing.SET_ASIDE : Standing.UNDERWAY;
    }
    return partition(act).isPresent() ? Standing.UNTOUCHED : Standing.GONE;
  }

  @Override
  public void setAside(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    var found = directories.find(act);
    if (found.isPresent() && directories.hasData(found.get())) {
      return;
    }
    var aside = found.isPresent() ? found.get() : begin(act);
    var there = partition(act);
    if (there.isPresent()) {
      if (there.get().getCreateTime() != aside.partition().getCreateTime()) {
        throw taken("set aside", act);
      }
      var table = HiveTable.of(act.dataset());
      metastore.run(each -> drop(each, table, act.resource().id()));
    }
    directories.take(aside);
  }

  @Override
  public void restore(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    var aside = directories.find(act);
    if (aside.isEmpty()) {
      if (partition(act).isEmpty()) {
        throw new StoreRefusedException(
            "Cannot restore %s: it is gone".formatted(act.resource().id()), null);
      }
      return;
    }
    var there = partition(act);
    if (there.isPresent() && directories.hasData(aside.get())) {
      throw taken("restore", act);
    }
    directories.giveBack(aside.get());
    if (there.isEmpty()) {
      metastore.run(each -> each.add_partition(aside.get().partition()));
    }
    directories.forget(aside.get());
  }

  @Override
  public void delete(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    var aside = directories.find(act);
    if (aside.isPresent() && directories.hasData(aside.get())) {
      directories.delete(aside.get());
    } else if (aside.isPresent() || partition(act).isPresent()) {
      throw new StoreRefusedException(
          "Cannot delete %s: it was not set aside first".formatted(act.resource().id()), null);
    }
  }

  @Override
  public void close() {
    metastore.close();
    directories.close();
  }

  private Directories.Aside begin(RetentionAct act)
      throws StoreUnavailableException, StoreRefusedException {
    var now = find(Listing.of(act), act.resource().id());
    if (now.isEmpty() || !now.get().version().equals(act.resource().version())) {
      throw new StoreRefusedException(
          "Cannot set aside %s: it changed since it was planned".formatted(act.resource().id()),
          null);
    }
    if (!now.get().sharedWith().isEmpty()) {
      throw new StoreRefusedException(
          "Cannot set aside %s: its files are needed by %s"
              .formatted(act.resource().id(), now.get().sharedWith()),
          null);
    }
    return directories.begin(act, partition(act).orElseThrow());
  }

  private Optional<Partition> partition(RetentionAct act)
      throws StoreUnavailableException, StoreRefusedException {
    var table = HiveTable.of(act.dataset());
    return metastore.run(each -> table.partition(each, act.resource().id()));
  }

  private Resource resource(
      HiveTable name, Table table, String id, Partition partition, Listing listing)
      throws StoreUnavailableException, StoreRefusedException {
    var content = directories.content(partition);
    var resource =
        Resource.of(
            id,
            content.version(),
            PartitionNames.end(table, partition, listing.zone()).orElse(null),
            content.bytes(),
            partition.getSd().getLocation());
    if (!HiveTable.ownsFiles(table)) {
      return resource.sharedBy(
          "whoever wrote them, for the table is external; set its external.table.purge to true");
    }
    var readable = PartitionNames.of(PartitionNames.keys(table), partition.getValues());
    return resource.sharedBy(neighbours.of(name, readable, partition));
  }

  private static Boolean drop(ThriftHiveMetastore.Iface metastore, HiveTable table, String id)
      throws TException {
    try {
      return metastore.drop_partition_by_name(table.database(), table.name(), id, false);
    } catch (NoSuchObjectException e) {
      return false;
    }
  }

  private static StoreRefusedException taken(String verb, RetentionAct act) {
    return new StoreRefusedException(
        "Cannot %s %s: something else has taken its place".formatted(verb, act.resource().id()),
        null);
  }
}
