package io.plumbline.jobs.lineage;

import io.plumbline.lineage.GraphMutation;
import io.plumbline.lineage.LineageWriter;
import java.io.Serializable;
import org.apache.flink.api.connector.sink2.Sink;
import org.apache.flink.api.connector.sink2.SinkWriter;
import org.apache.flink.api.connector.sink2.WriterInitContext;

/**
 * Writes mutations to the lineage store in batches. At-least-once: a checkpoint completes only when
 * all mutations before it are written, and writing twice changes nothing.
 */
public final class LineageSink implements Sink<GraphMutation> {
  private static final long serialVersionUID = 1L;

  /** Opens the store on the machine where the sink runs. */
  @FunctionalInterface
  public interface WriterSource extends Serializable {
    LineageWriter open();
  }

  private final WriterSource source;

  public LineageSink(WriterSource source) {
    this.source = source;
  }

  @Override
  public SinkWriter<GraphMutation> createWriter(WriterInitContext context) {
    return new LineageSinkWriter(source.open(), context.getProcessingTimeService());
  }
}
