package io.plumbline.enforcement.store.kafka;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.rules.retention.Resource;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.apache.kafka.common.TopicPartition;

/**
 * The records of one partition from a day's first to before the next day's first. Records that came
 * late, among those of a later day, belong to that day and stay as long as it does.
 *
 * @param end offset after the last record
 * @param day when the day is over; null for records without a time
 */
record Stretch(TopicPartition partition, long start, long end, Instant day) {
  private static final Pattern ID = Pattern.compile("(\\d{1,9})@(.{1,64})");
  private static final String NO_TIME = "no-time";

  /**
   * What an id says.
   *
   * @param day null for records without a time
   */
  record Id(TopicPartition partition, Instant day) {
    static Id of(String topic, String id) throws StoreRefusedException {
      var parts = ID.matcher(id);
      if (parts.matches()) {
        try {
          return new Id(
              new TopicPartition(topic, Integer.parseInt(parts.group(1))),
              parts.group(2).equals(NO_TIME) ? null : Instant.parse(parts.group(2)));
        } catch (DateTimeException e) {
          throw unreadable(id, e);
        }
      }
      throw unreadable(id, null);
    }
  }

  /** When the day of a record is over. */
  static Instant dayOf(long timestamp, ZoneId zone) {
    return Instant.ofEpochMilli(timestamp)
        .atZone(zone)
        .toLocalDate()
        .plusDays(1)
        .atStartOfDay(zone)
        .toInstant();
  }

  /** When a day that is over at an instant began. */
  static Instant startOf(Instant day, ZoneId zone) {
    return day.atZone(zone).toLocalDate().minusDays(1).atStartOfDay(zone).toInstant();
  }

  /** The offset before which an act deletes, as the version of its resource says. */
  static long endOf(String version) throws StoreRefusedException {
    return number(version, version.indexOf('-') + 1, version.length());
  }

  /** The offset at which it starts, as the version of its resource says. */
  static long startOf(String version) throws StoreRefusedException {
    return number(version, 0, version.indexOf('-'));
  }

  /**
   * As a resource. How many bytes it has the brokers do not tell.
   *
   * @param groups how far each consumer group has read; those that have not read it all need it
   */
  Resource resource(Map<String, Map<TopicPartition, Long>> groups) {
    var behind =
        groups.entrySet().stream()
            .filter(
                group -> {
                  var read = group.getValue().get(partition);
                  return read != null && read < end;
                })
            .map(Map.Entry::getKey)
            .collect(Collectors.joining(", "));
    return Resource.of(
            partition.partition() + "@" + (day == null ? NO_TIME : day),
            start + "-" + end,
            day,
            Resource.UNKNOWN_SIZE,
            "%s offsets %d to %d".formatted(partition, start, end - 1))
        .sharedBy(behind.isEmpty() ? "" : "consumer group " + behind);
  }

  private static long number(String version, int from, int to) throws StoreRefusedException {
    try {
      return Long.parseLong(version.substring(from, to));
    } catch (NumberFormatException | StringIndexOutOfBoundsException e) {
      throw unreadable(version, e);
    }
  }

  private static StoreRefusedException unreadable(String text, Exception cause) {
    return new StoreRefusedException("Cannot read stretch of records: " + text, cause);
  }
}
