package io.plumbline.jobs.access;

import io.plumbline.rules.access.DatasetRead;
import io.plumbline.rules.access.ReadFacts;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;

/** The reads that an event tells of, one for each dataset. */
public final class ReadSplitFunction extends ProcessFunction<ReadFacts, DatasetRead> {
  private static final long serialVersionUID = 1L;

  @Override
  public void processElement(ReadFacts event, Context context, Collector<DatasetRead> out) {
    var stamped = context.timestamp();
    DatasetRead.of(event, stamped == null ? -1 : stamped).forEach(out::collect);
  }
}
