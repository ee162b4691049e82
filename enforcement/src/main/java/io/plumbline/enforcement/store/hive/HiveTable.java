package io.plumbline.enforcement.store.hive;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.model.DatasetId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.hive.metastore.api.GetTableRequest;
import org.apache.hadoop.hive.metastore.api.NoSuchObjectException;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.Table;
import org.apache.hadoop.hive.metastore.api.ThriftHiveMetastore;
import org.apache.thrift.TException;

/** A table by its database and name, and what the metastore says of its partitions. */
record HiveTable(String database, String name) {
  private static final int IN_A_CALL = 200;

  /** OpenLineage names a table {@code database.table}. */
  static HiveTable of(DatasetId dataset) throws StoreRefusedException {
    var parts = List.of(dataset.name().split("\\.", -1));
    if (parts.size() != 2 || parts.contains("")) {
      throw new StoreRefusedException(
          "Cannot use %s: write the database, a dot and the table".formatted(dataset.name()), null);
    }
    return new HiveTable(parts.get(0), parts.get(1));
  }

  /**
   * What the metastore says of it.
   *
   * @throws StoreRefusedException if it is of a kind whose files Hive alone may move
   */
  Table read(ThriftHiveMetastore.Iface metastore) throws TException, StoreRefusedException {
    var table = metastore.get_table_req(new GetTableRequest(database, name)).getTable();
    if (table.getPartitionKeysSize() == 0) {
      throw new StoreRefusedException(
          "Cannot use %s: it is a view, or has no partitions".formatted(this), null);
    }
    if ("true".equalsIgnoreCase(parameter(table, "transactional"))) {
      throw new StoreRefusedException(
          "Cannot use %s: it is transactional, and Hive alone moves its files".formatted(this),
          null);
    }
    if ("iceberg".equalsIgnoreCase(parameter(table, "table_type"))) {
      throw new StoreRefusedException(
          "Cannot use %s: it is Iceberg's; use a target of type iceberg".formatted(this), null);
    }
    return table;
  }

  /** Whether its files are Hive's own to delete. */
  static boolean ownsFiles(Table table) {
    boolean isExternal =
        "EXTERNAL_TABLE".equals(table.getTableType())
            || "true".equalsIgnoreCase(parameter(table, "EXTERNAL"));
    return !isExternal || "true".equalsIgnoreCase(parameter(table, "external.table.purge"));
  }

  /** The names of all partitions, such as {@code dt=2026-01-01}, in order. */
  List<String> names(ThriftHiveMetastore.Iface metastore) throws TException {
    short all = -1;
    return metastore.get_partition_names(database, name, all).stream().sorted().toList();
  }

  List<Partition> partitions(ThriftHiveMetastore.Iface metastore, List<String> names)
      throws TException {
    var found = new ArrayList<Partition>(names.size());
    for (int from = 0; from < names.size(); from += IN_A_CALL) {
      var some = names.subList(from, Math.min(names.size(), from + IN_A_CALL));
      found.addAll(metastore.get_partitions_by_names(database, name, some));
    }
    return found;
  }

  Optional<Partition> partition(ThriftHiveMetastore.Iface metastore, String partition)
      throws TException {
    try {
      return Optional.of(metastore.get_partition_by_name(database, name, partition));
    } catch (NoSuchObjectException e) {
      return Optional.empty();
    }
  }

  private static String parameter(Table table, String key) {
    return table.getParameters() == null ? null : table.getParameters().get(key);
  }

  @Override
  public String toString() {
    return database + "." + name;
  }
}
