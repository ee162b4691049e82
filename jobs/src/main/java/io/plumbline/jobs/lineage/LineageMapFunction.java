package io.plumbline.jobs.lineage;

import io.plumbline.jobs.telemetry.TelemetryEvent;
import io.plumbline.lineage.GraphMutation;
import io.plumbline.lineage.LineageMapping;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** Everything that an event says about the graph. */
public final class LineageMapFunction implements FlatMapFunction<TelemetryEvent, GraphMutation> {
  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(TelemetryEvent event, Collector<GraphMutation> out) {
    event.runs().forEach(run -> LineageMapping.of(run).forEach(out::collect));
    event.jobs().forEach(job -> LineageMapping.of(job).forEach(out::collect));
    event.datasets().forEach(dataset -> LineageMapping.of(dataset).forEach(out::collect));
  }
}
