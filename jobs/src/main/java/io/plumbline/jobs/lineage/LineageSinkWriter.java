package io.plumbline.jobs.lineage;

import io.plumbline.lineage.GraphMutation;
import io.plumbline.lineage.LineageWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ScheduledFuture;
import org.apache.flink.api.common.operators.ProcessingTimeService;
import org.apache.flink.api.connector.sink2.SinkWriter;

/**
 * Buffers mutations and writes them when there are enough, when half a second has passed, and
 * before each checkpoint. The buffer is bounded: writing blocks the stream, which is the back
 * pressure that keeps it so. All calls come from the task's own thread.
 */
final class LineageSinkWriter implements SinkWriter<GraphMutation> {
  private static final int BATCH = 2_000;
  private static final long LINGER_MILLIS = 500;

  private final LineageWriter writer;
  private final ProcessingTimeService timers;
  private final List<GraphMutation> buffer = new ArrayList<>();
  private ScheduledFuture<?> linger;

  LineageSinkWriter(LineageWriter writer, ProcessingTimeService timers) {
    this.writer = writer;
    this.timers = timers;
  }

  @Override
  public void write(GraphMutation mutation, Context context) {
    if (buffer.isEmpty()) {
      linger =
          timers.registerTimer(timers.getCurrentProcessingTime() + LINGER_MILLIS, time -> drain());
    }
    buffer.add(mutation);
    if (buffer.size() >= BATCH) {
      drain();
    }
  }

  @Override
  public void flush(boolean endOfInput) {
    drain();
  }

  private void drain() {
    if (!buffer.isEmpty()) {
      linger.cancel(false);
      writer.write(List.copyOf(buffer));
      buffer.clear();
    }
  }

  @Override
  public void close() {
    writer.close();
  }
}
