package io.plumbline.server.view;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.TopicPartition;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.Jdbi;
import org.jdbi.v3.core.JdbiException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Writes records into the tables, and how far each topic was read in the same transaction: a record
 * is applied exactly once, whenever the process dies.
 */
final class Store {

  private static final Logger LOG = LoggerFactory.getLogger(Store.class);

  // What one tenant's broken producers send must not fill the disk.
  private static final int MOST_DEAD_LETTERS = 10_000;

  private static final Table POSITION =
      Table.of("log_position", List.of("topic", "part"), List.of("next_offset"));

  private final Jdbi jdbi;
  private final int retained;

  Store(Jdbi jdbi, int retained) {
    this.jdbi = jdbi;
    this.retained = retained;
  }

  /** How far each partition was read; empty when nothing was. */
  Map<TopicPartition, Long> positions() {
    return jdbi.withHandle(
        handle -> {
          var positions = new HashMap<TopicPartition, Long>();
          handle
              .createQuery("SELECT topic, part, next_offset FROM log_position")
              .map(
                  (row, ctx) ->
                      positions.put(
                          new TopicPartition(row.getString(1), row.getInt(2)), row.getLong(3)))
              .list();
          return positions;
        });
  }

  /** Makes sure that the rows are of this Kafka cluster; rows of another one are dropped. */
  void claim(String clusterId) {
    jdbi.useTransaction(
        handle -> {
          var known =
              handle.createQuery("SELECT cluster_id FROM source").mapTo(String.class).list();
          if (!known.equals(List.of(clusterId))) {
            if (!known.isEmpty()) {
              LOG.warn("Rebuilding the read model: it was read from another Kafka cluster");
            }
            Database.clear(handle);
            handle.execute("INSERT INTO source (cluster_id) VALUES (?)", clusterId);
          }
        });
  }

  /** Drops all rows, to read everything again. */
  void restart(String clusterId) {
    jdbi.useTransaction(Database::clear);
    claim(clusterId);
  }

  /**
   * Applies records in order; returns how many could not be read and were passed over.
   *
   * @param next how far each partition is read with them
   */
  int apply(List<ConsumerRecord<byte[], byte[]>> records, Map<TopicPartition, Long> next) {
    var rows = new ArrayList<List<Row>>(records.size());
    int unreadable = 0;
    for (var record : records) {
      try {
        rows.add(Projection.rows(record));
      } catch (RuntimeException e) {
        unreadable++;
        LOG.warn("Cannot read {}-{}@{}", record.topic(), record.partition(), record.offset(), e);
      }
    }
    try {
      jdbi.useTransaction(handle -> write(handle, rows.stream().flatMap(List::stream), next));
      return unreadable;
    } catch (JdbiException e) {
      if (!Database.causedByContent(e)) {
        throw e;
      }
      return unreadable + applyOneByOne(rows, next);
    }
  }

  /** Drops the oldest rows of each growing table beyond what is retained. */
  void trim() {
    for (var table : Tables.GROWING) {
      int keep =
          table.equals(Tables.DEAD_LETTER) ? Math.min(retained, MOST_DEAD_LETTERS) : retained;
      var sql =
          "DELETE FROM "
              + table.name()
              + " WHERE at_millis < (SELECT MIN(at_millis) FROM (SELECT at_millis FROM "
              + table.name()
              + " ORDER BY at_millis DESC FETCH FIRST "
              + keep
              + " ROWS ONLY) newest)";
      int dropped = jdbi.withHandle(handle -> handle.execute(sql));
      if (dropped > 0) {
        LOG.info("Dropped the oldest {} rows of {}", dropped, table.name());
      }
    }
  }

  private int applyOneByOne(List<List<Row>> rows, Map<TopicPartition, Long> next) {
    int refused = 0;
    for (var each : rows) {
      try {
        jdbi.useTransaction(handle -> write(handle, each.stream(), Map.of()));
      } catch (JdbiException e) {
        if (!Database.causedByContent(e)) {
          throw e;
        }
        refused++;
        LOG.warn("Cannot keep a record of {}", each.get(0).table().name(), e);
      }
    }
    jdbi.useTransaction(handle -> write(handle, Stream.of(), next));
    return refused;
  }

  private static void write(Handle handle, Stream<Row> rows, Map<TopicPartition, Long> next) {
    var byTable = new HashMap<Table, List<Row>>();
    rows.forEach(row -> byTable.computeIfAbsent(row.table(), t -> new ArrayList<>()).add(row));
    next.forEach(
        (partition, offset) ->
            byTable
                .computeIfAbsent(POSITION, t -> new ArrayList<>())
                .add(
                    Row.of(POSITION)
                        .with("topic", partition.topic())
                        .with("part", partition.partition())
                        .with("next_offset", offset)));
    byTable.forEach((table, each) -> merge(handle, table, each));
  }

  private static void merge(Handle handle, Table table, List<Row> rows) {
    try (var batch = handle.prepareBatch(table.upsert())) {
      for (var row : rows) {
        table.keys().forEach(column -> batch.bind(column, row.values().get(column)));
        table.columns().forEach(column -> batch.bind(column, row.values().get(column)));
        batch.add();
      }
      batch.execute();
    }
  }
}
