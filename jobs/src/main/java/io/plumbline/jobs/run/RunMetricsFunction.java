package io.plumbline.jobs.run;

import io.plumbline.model.Hashes;
import io.plumbline.model.Metric;
import io.plumbline.model.RunOutput;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.util.Collector;

/** The metrics that a run reports of an output, for the history of the dataset. */
public final class RunMetricsFunction implements FlatMapFunction<RunOutput, Metric> {
  private static final long serialVersionUID = 1L;

  @Override
  public void flatMap(RunOutput output, Collector<Metric> out) {
    RunMetrics.of(output)
        .forEach(
            (name, value) ->
                out.collect(
                    new Metric(
                        Hashes.of("metric", output.dataset().key(), name, output.runId()),
                        output.dataset(),
                        name,
                        output.runId(),
                        output.atMillis(),
                        value,
                        output.codeVersion())));
  }
}
