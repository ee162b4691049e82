package io.plumbline.jobs.table;

import io.plumbline.jobs.table.format.GuardedFormat;
import io.plumbline.model.DatasetId;
import io.plumbline.model.DeadLetter;
import io.plumbline.model.Hashes;
import java.io.Serializable;
import java.util.List;
import org.apache.flink.table.api.DataTypes;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.data.RowData;

/**
 * The columns in which a table over Kafka says that a row is a record which its format cannot
 * decode, and which record that is.
 */
public final class UndecodedColumns implements Serializable {
  private static final long serialVersionUID = 1L;

  private static final String PREFIX = "__plumbline_";
  private static final String RAW = PREFIX + "raw";
  private static final String REASON = PREFIX + "reason";
  private static final String TOPIC = PREFIX + "topic";
  private static final String PARTITION = PREFIX + "partition";
  private static final String OFFSET = PREFIX + "offset";

  private final int raw;
  private final int reason;
  private final int topic;
  private final int partition;
  private final int offset;

  private UndecodedColumns(List<String> names) {
    raw = names.indexOf(RAW);
    reason = names.indexOf(REASON);
    topic = names.indexOf(TOPIC);
    partition = names.indexOf(PARTITION);
    offset = names.indexOf(OFFSET);
  }

  /** Those of a table with these columns; null if it has none. */
  static UndecodedColumns of(List<String> names) {
    return names.contains(RAW) ? new UndecodedColumns(names) : null;
  }

  /** Whether a column of that name is one of them. */
  static boolean has(String name) {
    return name.startsWith(PREFIX);
  }

  /** Adds them to the columns of a table. */
  static void addTo(Schema.Builder schema) {
    schema
        .columnByMetadata(RAW, DataTypes.BYTES(), "value." + GuardedFormat.RAW, true)
        .columnByMetadata(REASON, DataTypes.STRING(), "value." + GuardedFormat.REASON, true)
        .columnByMetadata(TOPIC, DataTypes.STRING(), "topic", true)
        .columnByMetadata(PARTITION, DataTypes.INT(), "partition", true)
        .columnByMetadata(OFFSET, DataTypes.BIGINT(), "offset", true);
  }

  /** Whether a row is such a record. */
  boolean isIn(RowData row) {
    return !row.isNullAt(raw);
  }

  /** The record as a dead letter. */
  DeadLetter letter(RowData row, DatasetId dataset, long atMillis) {
    var from = row.getString(topic).toString();
    int part = row.getInt(partition);
    long at = row.getLong(offset);
    return new DeadLetter(
        Hashes.of("dead-letter", from, String.valueOf(part), String.valueOf(at)),
        dataset.tenant(),
        from,
        part,
        at,
        "UNDECODABLE_ROW",
        "Cannot decode a row of table %s: %s".formatted(dataset.name(), row.getString(reason)),
        row.getBinary(raw),
        atMillis);
  }
}
