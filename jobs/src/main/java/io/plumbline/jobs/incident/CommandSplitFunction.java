package io.plumbline.jobs.incident;

import io.plumbline.jobs.run.LoadEvent;
import io.plumbline.model.Command;
import io.plumbline.model.FindingKind;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.ProcessFunction;
import org.apache.flink.util.Collector;
import org.apache.flink.util.OutputTag;

/** Sends acknowledgements to their incident and, to the side, to the baseline that they correct. */
public final class CommandSplitFunction extends ProcessFunction<Command, IncidentEvent> {
  private static final long serialVersionUID = 1L;

  /** What was expected of loads. */
  public static final OutputTag<LoadEvent> EXPECTED =
      new OutputTag<>("expected", TypeInformation.of(LoadEvent.class));

  @Override
  public void processElement(Command command, Context context, Collector<IncidentEvent> out) {
    if (!command.isAcknowledgement()) {
      return;
    }
    out.collect(IncidentEvent.of(command));
    if (command.acknowledgement().expected()
        && command.incident().first().kind() == FindingKind.VOLUME) {
      context.output(EXPECTED, LoadEvent.of(command));
    }
  }
}
