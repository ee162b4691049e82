package io.plumbline.jobs.telemetry;

import io.plumbline.model.DeadLetter;
import io.plumbline.model.SampleBatch;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Batches ahead, dead letters on the side. */
public final class SampleSplitFunction extends ProcessFunction<SampleEvent, SampleBatch> {
  private static final long serialVersionUID = 1L;
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("sample-dead-letters", TypeInformation.of(DeadLetter.class));

  @Override
  public void processElement(SampleEvent event, Context context, Collector<SampleBatch> out) {
    if (event.batch() != null) {
      out.collect(event.batch());
    }
    if (event.deadLetter() != null) {
      context.output(DEAD_LETTERS, event.deadLetter());
    }
  }
}
