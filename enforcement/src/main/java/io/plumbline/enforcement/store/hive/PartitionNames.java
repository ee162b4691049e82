package io.plumbline.enforcement.store.hive;

import io.plumbline.rules.retention.PartitionTimes;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.hive.metastore.api.FieldSchema;
import org.apache.hadoop.hive.metastore.api.Partition;
import org.apache.hadoop.hive.metastore.api.Table;

/** Names of partitions, and the time that they name. */
final class PartitionNames {
  private PartitionNames() {}

  static List<String> keys(Table table) {
    return table.getPartitionKeys().stream().map(FieldSchema::getName).toList();
  }

  /** As people read it, such as {@code country=fr/dt=2026-01-01}; Hive escapes what is special. */
  static String of(List<String> keys, List<String> values) {
    var parts = new ArrayList<String>(keys.size());
    for (int i = 0; i < keys.size(); i++) {
      parts.add(keys.get(i) + "=" + values.get(i));
    }
    return String.join("/", parts);
  }

  /**
   * When the time is over that the values name: levels of year, month, day and hour, or one value
   * of a date or a text among others.
   *
   * @return empty if none names a time, or more than one does
   */
  static Optional<Instant> end(Table table, Partition partition, ZoneId zone) {
    var whole = PartitionTimes.endOf(of(keys(table), partition.getValues()), zone);
    if (whole.isPresent() || table.getPartitionKeysSize() == 1) {
      return whole;
    }
    Optional<Instant> found = Optional.empty();
    for (int i = 0; i < partition.getValuesSize(); i++) {
      var end =
          isAboutTime(table.getPartitionKeys().get(i))
              ? PartitionTimes.endOf(partition.getValues().get(i), zone)
              : Optional.<Instant>empty();
      if (end.isPresent() && found.isPresent()) {
        return Optional.empty();
      }
      found = found.or(() -> end);
    }
    return found;
  }

  // A number may look like a year, and is none.
  private static boolean isAboutTime(FieldSchema key) {
    var type = key.getType();
    return type.equals("date") || type.equals("string") || type.startsWith("varchar");
  }
}
