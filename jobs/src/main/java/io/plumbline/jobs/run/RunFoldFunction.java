package io.plumbline.jobs.run;

import io.plumbline.model.RunOutput;
import io.plumbline.model.RunUpdate;
import io.plumbline.rules.run.RunFacts;
import io.plumbline.rules.run.RunFold;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by job: folds the events of its runs and emits each output of a completed run, again if it
 * changed. By job and not by run, so that the loads of a dataset leave in the order in which its
 * job told of them, however far behind the log is read.
 */
public final class RunFoldFunction extends KeyedProcessFunction<String, RunUpdate, RunOutput> {
  private static final long serialVersionUID = 1L;

  /**
   * How long a run is remembered after its last event: later repeats of its events are new runs.
   */
  private static final Duration REMEMBERED = Duration.ofDays(2);

  private transient MapState<String, RunFacts> runs;

  @Override
  public void open(OpenContext context) {
    var descriptor =
        new MapStateDescriptor<>("runs", Types.STRING, TypeInformation.of(RunFacts.class));
    descriptor.enableTimeToLive(StateTtlConfig.newBuilder(REMEMBERED).build());
    runs = getRuntimeContext().getMapState(descriptor);
  }

  @Override
  public void processElement(RunUpdate update, Context context, Collector<RunOutput> out)
      throws Exception {
    var known = runs.get(update.runId());
    var folded = RunFold.fold(known == null ? RunFacts.unknown() : known, update);
    runs.put(update.runId(), folded.facts());
    folded.outputs().forEach(out::collect);
  }
}
