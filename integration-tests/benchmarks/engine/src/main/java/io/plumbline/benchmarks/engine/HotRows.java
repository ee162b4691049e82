package io.plumbline.benchmarks.engine;

import java.util.stream.IntStream;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.GeneratorFunction;
import org.apache.flink.table.data.GenericRowData;
import org.apache.flink.table.data.RowData;
import org.apache.flink.table.data.StringData;
import org.apache.flink.table.data.TimestampData;

/** Rows of now: each with the time at which it is made, as a live stream has it. */
final class HotRows implements GeneratorFunction<Long, RowData> {
  private static final long serialVersionUID = 1L;
  private static final int EMAILS = 1 << 12;
  private static final String[] STATUSES = {"new", "paid", "sent", "done"};

  /** Odd, so that a multiple of it takes every value modulo a power of two. */
  private static final long SCATTER = 0x9E3779B97F4A7C15L;

  private final long count;
  private final long segments;
  private transient StringData[] statuses;
  private transient StringData[] emails;
  private transient TimestampData now;
  private transient long made;

  HotRows(long count, long segments) {
    this.count = count;
    this.segments = segments;
  }

  long count() {
    return count;
  }

  @Override
  public void open(SourceReaderContext context) {
    statuses = texts(STATUSES);
    emails =
        texts(
            IntStream.range(0, EMAILS)
                .mapToObj(i -> "user" + i + "@example.org")
                .toArray(String[]::new));
    Meter.current().opened();
  }

  private static StringData[] texts(String... texts) {
    var data = new StringData[texts.length];
    for (int i = 0; i < texts.length; i++) {
      data[i] = StringData.fromString(texts[i]);
    }
    return data;
  }

  @Override
  public RowData map(Long index) {
    if ((made++ & 255) == 0) {
      now = TimestampData.fromEpochMillis(System.currentTimeMillis());
    }
    if (segments > 1 && index == count - 1) {
      Meter.current().noteHeap();
    }
    long random = (index + 1) * SCATTER;
    random ^= random >>> 32;
    var row = new GenericRowData(7);
    row.setField(0, index);
    row.setField(1, now);
    row.setField(2, (random & 0xffff) / 100.0);
    row.setField(3, (int) (random & 63));
    row.setField(4, statuses[(int) (random >>> 8) & 3]);
    row.setField(5, (random & 31) == 0 ? null : emails[(int) (random >>> 16) & (EMAILS - 1)]);
    row.setField(
        6, segments == 1 ? statuses[0] : StringData.fromString("segment " + index % segments));
    return row;
  }
}
