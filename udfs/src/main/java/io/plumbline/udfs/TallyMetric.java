package io.plumbline.udfs;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowBatch;
import io.plumbline.model.row.Selection;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Set;

/**
 * A metric that counts rows and those of them that are hits. Counts are 0 without rows; shares are
 * undefined then.
 */
abstract class TallyMetric extends DeclaredMetric {
  /** What is told of the counts. */
  enum Answer {
    HITS,
    MISSES,
    HIT_SHARE,
    MISS_SHARE
  }

  /** Says how many rows of a selection are hits. */
  interface Counter {
    long hits(RowBatch batch, Selection rows);
  }

  private static final byte VERSION = 1;

  private final Answer answer;

  TallyMetric(String name, Signature signature, Set<ColumnKind> kinds, Answer answer) {
    super(name, signature, kinds);
    this.answer = answer;
  }

  abstract Counter counter(MetricCall call, List<ColumnKind> kinds, int... positions);

  @Override
  public final MetricState create(MetricCall call, List<ColumnKind> kinds, int... positions) {
    return new State(answer, counter(call, kinds, positions), 0, 0);
  }

  @Override
  public final MetricState read(MetricCall call, byte[] bytes) {
    var buffer = StateBytes.open(bytes, VERSION, name());
    return new State(answer, null, buffer.getLong(), buffer.getLong());
  }

  private static final class State implements MetricState {
    private final Answer answer;
    private final Counter counter;
    private long rows;
    private long hits;

    State(Answer answer, Counter counter, long rows, long hits) {
      this.answer = answer;
      this.counter = counter;
      this.rows = rows;
      this.hits = hits;
    }

    @Override
    public void update(RowBatch batch, Selection selection) {
      rows += selection.size();
      hits += counter.hits(batch, selection);
    }

    @Override
    public void merge(MetricState other) {
      var state = (State) other;
      rows += state.rows;
      hits += state.hits;
    }

    @Override
    public Number value(long atMillis) {
      return switch (answer) {
        case HITS -> (Number) hits;
        case MISSES -> (Number) (rows - hits);
        case HIT_SHARE -> Values.share(hits, rows);
        case MISS_SHARE -> Values.share(rows - hits, rows);
      };
    }

    @Override
    public byte[] toBytes() {
      return ByteBuffer.allocate(17).put(VERSION).putLong(rows).putLong(hits).array();
    }
  }
}
