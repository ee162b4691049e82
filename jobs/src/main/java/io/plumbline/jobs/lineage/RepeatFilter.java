package io.plumbline.jobs.lineage;

import io.plumbline.lineage.GraphMutation;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by node or edge: lets a mutation through that says something new. First and last seen are
 * told by the minute. Lineage repeats at every run; this saves most writes, and what it lets
 * through does not depend on the order of events.
 */
public final class RepeatFilter extends KeyedProcessFunction<String, GraphMutation, GraphMutation> {
  private static final long serialVersionUID = 1L;
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();
  private static final Duration REMEMBERED = Duration.ofDays(7);

  /** What the graph was told. Fields may be null or zero after an upgrade. */
  public record Told(String fingerprint, String sequence, long firstMillis, long lastMillis) {}

  private transient ValueState<Told> told;

  @Override
  public void open(OpenContext context) {
    var descriptor = new ValueStateDescriptor<>("told", TypeInformation.of(Told.class));
    descriptor.enableTimeToLive(StateTtlConfig.newBuilder(REMEMBERED).build());
    told = getRuntimeContext().getState(descriptor);
  }

  @Override
  public void processElement(GraphMutation mutation, Context context, Collector<GraphMutation> out)
      throws Exception {
    var known = told.value();
    long at = Math.floorDiv(mutation.atMillis(), MINUTE) * MINUTE;
    var fingerprint = mutation.fingerprint();
    boolean later = known == null || mutation.sequence().compareTo(known.sequence()) > 0;
    boolean news = later && (known == null || !fingerprint.equals(known.fingerprint()));
    boolean seen = known == null || at < known.firstMillis() || at > known.lastMillis();
    if (!later && !seen) {
      return;
    }
    told.update(
        new Told(
            later ? fingerprint : known.fingerprint(),
            later ? mutation.sequence() : known.sequence(),
            known == null ? at : Math.min(known.firstMillis(), at),
            known == null ? at : Math.max(known.lastMillis(), at)));
    if (news || seen) {
      out.collect(
          new GraphMutation(
              mutation.label(),
              mutation.key(),
              mutation.from(),
              mutation.to(),
              at,
              mutation.sequence(),
              mutation.properties()));
    }
  }
}
