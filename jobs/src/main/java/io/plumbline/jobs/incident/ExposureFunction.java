package io.plumbline.jobs.incident;

import static java.util.Comparator.comparing;

import io.plumbline.model.Alert;
import io.plumbline.model.Keys;
import io.plumbline.rules.access.DatasetRead;
import io.plumbline.rules.exposure.ExposureWatch;
import io.plumbline.rules.exposure.IncidentReads;
import io.plumbline.rules.exposure.RecentReads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.TimerService;
import org.apache.flink.streaming.api.functions.co.KeyedCoProcessFunction;
import org.apache.flink.util.Collector;

/**
 * Keyed by dataset: alerts go through it and learn who read the bad data. What is kept is bounded:
 * reads by {@link #MOST_RECENT}, incidents by {@link #MOST_INCIDENTS}, and a day after its end an
 * incident is let go of.
 */
public final class ExposureFunction
    extends KeyedCoProcessFunction<String, Alert, DatasetRead, Alert> {
  private static final long serialVersionUID = 1L;

  /** Users whose latest reads are kept; as many again of whom there is proof. */
  private static final int MOST_RECENT = 1_000;

  private static final int MOST_INCIDENTS = 64;
  private static final Duration REMEMBERED = Duration.ofDays(1);
  private static final Duration BETWEEN_LOOKS = Duration.ofMinutes(1);

  private final long settleMillis;
  private transient ExposureWatch watch;
  private transient MapState<String, IncidentReads> incidents;
  private transient MapState<String, RecentReads> recent;
  private transient ValueState<Integer> users;
  private transient ValueState<Long> wake;

  /**
   * @param settleMillis how far out of order telemetry may be
   */
  public ExposureFunction(long settleMillis) {
    this.settleMillis = settleMillis;
  }

  @Override
  public void open(OpenContext context) {
    watch = new ExposureWatch(settleMillis);
    var runtime = getRuntimeContext();
    incidents =
        runtime.getMapState(
            new MapStateDescriptor<>(
                "incidents", Types.STRING, TypeInformation.of(IncidentReads.class)));
    recent =
        runtime.getMapState(
            new MapStateDescriptor<>(
                "recent", Types.STRING, TypeInformation.of(RecentReads.class)));
    users = runtime.getState(new ValueStateDescriptor<>("users", Types.INT));
    wake = runtime.getState(new ValueStateDescriptor<>("wake", Types.LONG));
  }

  @Override
  public void processElement1(Alert alert, Context context, Collector<Alert> out) throws Exception {
    var id = alert.incident().id();
    var known = incidents.get(id);
    boolean isForgotten = known == null && alert.incident().exposure() != null;
    if (isForgotten || !ExposureWatch.isAboutData(alert)) {
      out.collect(alert);
      return;
    }
    if (known == null) {
      makeRoom();
    }
    var timers = context.timerService();
    var kept = new ArrayList<RecentReads>();
    recent.values().forEach(kept::add);
    var step = watch.alerted(known, alert, kept, timers.currentProcessingTime());
    incidents.put(id, step.next());
    step.alerts().forEach(out::collect);
    wakeIn(
        watch.isWaiting(step.next()) ? watch.patienceMillis() : BETWEEN_LOOKS.toMillis(), timers);
  }

  @Override
  public void processElement2(DatasetRead read, Context context, Collector<Alert> out)
      throws Exception {
    var timers = context.timerService();
    long now = timers.currentProcessingTime();
    keep(read, now);
    boolean isNews = false;
    if (!incidents.isEmpty()) {
      for (var entry : entries()) {
        var next = watch.read(entry.getValue(), read, now);
        if (!next.equals(entry.getValue())) {
          incidents.put(entry.getKey(), next);
          isNews = true;
        }
      }
    }
    wakeIn(isNews ? watch.patienceMillis() : BETWEEN_LOOKS.toMillis(), timers);
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<Alert> out)
      throws Exception {
    var timers = context.timerService();
    long now = timers.currentProcessingTime();
    wake.clear();
    boolean isWaiting = false;
    boolean isEnding = false;
    for (var entry : entries()) {
      var step = watch.settle(entry.getValue(), now);
      step.alerts().forEach(out::collect);
      if (isOver(step.next(), now)) {
        incidents.remove(entry.getKey());
      } else {
        incidents.put(entry.getKey(), step.next());
        isEnding |= step.next().isResolved();
        isWaiting |= watch.isWaiting(step.next());
      }
    }
    boolean isKept = forget(now);
    if (isWaiting || isKept || isEnding) {
      wakeIn(isWaiting ? watch.patienceMillis() : BETWEEN_LOOKS.toMillis(), timers);
    }
  }

  private void keep(DatasetRead read, long now) throws Exception {
    var key = Keys.join(String.valueOf(read.proven()), read.user());
    var known = recent.get(key);
    if (known == null) {
      int count = users.value() == null ? 0 : users.value();
      if (count >= (read.proven() ? 2 * MOST_RECENT : MOST_RECENT)) {
        return;
      }
      users.update(count + 1);
    }
    recent.put(key, watch.keep(known, read, now));
  }

  /** Lets go of reads that nobody told of for long; says whether some are left. */
  private boolean forget(long now) throws Exception {
    var old = new ArrayList<String>();
    int left = 0;
    for (var entry : recent.entries()) {
      if (entry.getValue().takenMillis() < now - watch.keptMillis()) {
        old.add(entry.getKey());
      } else {
        left++;
      }
    }
    for (var key : old) {
      recent.remove(key);
    }
    users.update(left);
    return left > 0;
  }

  private static boolean isOver(IncidentReads reads, long now) {
    return reads.isResolved()
        && reads.inOrder().stream()
            .allMatch(alert -> alert.detectedAtMillis() < now - REMEMBERED.toMillis());
  }

  /**
   * Lets go of an incident if there are too many: of one that is over first, then of the oldest.
   */
  private void makeRoom() throws Exception {
    var all = entries();
    if (all.size() >= MOST_INCIDENTS) {
      var first =
          all.stream()
              .min(
                  comparing((Map.Entry<String, IncidentReads> e) -> !e.getValue().isResolved())
                      .thenComparing(e -> e.getValue().openedMillis())
                      .thenComparing(Map.Entry::getKey))
              .orElseThrow();
      incidents.remove(first.getKey());
    }
  }

  private List<Map.Entry<String, IncidentReads>> entries() throws Exception {
    var all = new ArrayList<Map.Entry<String, IncidentReads>>();
    for (var entry : incidents.entries()) {
      all.add(Map.entry(entry.getKey(), entry.getValue()));
    }
    return all;
  }

  /** Wakes up at that time, or earlier if it was to anyway. */
  private void wakeIn(long millis, TimerService timers) throws Exception {
    long at = timers.currentProcessingTime() + millis;
    var known = wake.value();
    if (known != null && known <= at) {
      return;
    }
    if (known != null) {
      timers.deleteProcessingTimeTimer(known);
    }
    timers.registerProcessingTimeTimer(at);
    wake.update(at);
  }
}
