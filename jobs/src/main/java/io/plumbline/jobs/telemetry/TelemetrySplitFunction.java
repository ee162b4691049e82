package io.plumbline.jobs.telemetry;

import io.plumbline.model.DeadLetter;
import io.plumbline.model.RunUpdate;
import io.plumbline.model.SchemaObservation;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** One typed stream for each kind of telemetry: run updates ahead, the rest on the side. */
public final class TelemetrySplitFunction extends ProcessFunction<TelemetryEvent, RunUpdate> {
  private static final long serialVersionUID = 1L;
  public static final OutputTag<SchemaObservation> SCHEMAS =
      new OutputTag<>("schemas", TypeInformation.of(SchemaObservation.class));
  public static final OutputTag<DeadLetter> DEAD_LETTERS =
      new OutputTag<>("dead-letters", TypeInformation.of(DeadLetter.class));

  @Override
  public void processElement(TelemetryEvent event, Context context, Collector<RunUpdate> out) {
    event.runs().forEach(out::collect);
    event.schemas().forEach(schema -> context.output(SCHEMAS, schema));
    if (event.deadLetter() != null) {
      context.output(DEAD_LETTERS, event.deadLetter());
    }
  }
}
