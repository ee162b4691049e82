package io.plumbline.enforcement.store.hive;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.apache.hadoop.hive.metastore.api.GetTableRequest;
import org.apache.hadoop.hive.metastore.api.NoSuchObjectException;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore;
import org.apache.thrift.TException;

/**
 * Where all tables and partitions of a database have their data, read anew after a minute. The
 * metastore cannot be asked who else has a directory.
 */
final class Neighbours {
  private static final Duration FRESH = Duration.ofMinutes(1);

  private final Metastore metastore;
  private final Clock clock;
  private String database = "";
  private Instant readAt = Instant.MIN;
  private Locations locations = new Locations();

  Neighbours(Metastore metastore, Clock clock) {
    this.metastore = metastore;
    this.clock = clock;
  }

  /** Who else has data where a partition has; empty for nobody. */
  synchronized String of(HiveTable table, String name, Partition partition)
      throws StoreUnavailableException, StoreRefusedException {
    var now = clock.instant();
    if (!table.database().equals(database) || !now.isBefore(readAt.plus(FRESH))) {
      locations = metastore.run(each -> read(each, table.database()));
      database = table.database();
      readAt = now;
    }
    return locations.others(partition.getSd().getLocation(), table + " " + name, table.toString());
  }

  private static Locations read(ThriftHiveMetastore.Iface metastore, String database)
      throws TException, StoreRefusedException {
    var found = new Locations();
    for (var name : metastore.get_all_tables(database)) {
      var table = new HiveTable(database, name);
      try {
        add(found, metastore, table);
      } catch (NoSuchObjectException e) {
        // Dropped meanwhile: it needs nothing any more.
        continue;
      }
    }
    return found;
  }

  private static void add(Locations found, ThriftHiveMetastore.Iface metastore, HiveTable table)
      throws TException, StoreRefusedException {
    var read =
        metastore.get_table_req(new GetTableRequest(table.database(), table.name())).getTable();
    if (read.getSd() == null || read.getSd().getLocation() == null) {
      return;
    }
    found.add(read.getSd().getLocation(), table.toString());
    if (read.getPartitionKeysSize() > 0) {
      var keys = PartitionNames.keys(read);
      for (var partition : table.partitions(metastore, table.names(metastore))) {
        found.add(
            partition.getSd().getLocation(),
            table + " " + PartitionNames.of(keys, partition.getValues()));
      }
    }
  }
}
