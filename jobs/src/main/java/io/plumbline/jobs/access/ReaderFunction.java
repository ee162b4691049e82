package io.plumbline.jobs.access;

import io.plumbline.lineage.GraphMutation;
import io.plumbline.lineage.LineageMapping;
import io.plumbline.model.DatasetId;
import io.plumbline.rules.access.DatasetRead;
import io.plumbline.rules.access.ReadHistory;
import java.time.Duration;
import java.util.ArrayList;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig.UpdateType;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Keyed by dataset: who reads it, for the graph. A new reader is told at once; what else is known
 * of one, once a minute at the most, however much is read. Whoever comes when a dataset has {@link
 * #MOST_READERS} is left out until some of them are forgotten: names of users are text that the
 * watched may choose.
 */
public final class ReaderFunction extends KeyedProcessFunction<String, DatasetRead, GraphMutation> {
  private static final long serialVersionUID = 1L;
  private static final Logger LOG = LoggerFactory.getLogger(ReaderFunction.class);

  /** Readers that are known of a dataset. */
  public static final int MOST_READERS = 10_000;

  /** The longest that news of a known reader waits. */
  public static final Duration PATIENCE = Duration.ofMinutes(1);

  private static final Duration BETWEEN_COUNTS = Duration.ofDays(1);

  /**
   * How many readers are known.
   *
   * @param countedMillis wall clock when they were last counted, forgotten ones left out
   */
  public record Census(int readers, long countedMillis) {}

  private transient MapState<String, ReadHistory> histories;
  private transient MapState<String, Boolean> waiting;
  private transient ValueState<Census> census;

  @Override
  public void open(OpenContext context) {
    var aHistory =
        new MapStateDescriptor<>("histories", Types.STRING, TypeInformation.of(ReadHistory.class));
    aHistory.enableTimeToLive(DatasetSinceFunction.timeToLive(UpdateType.OnCreateAndWrite));
    var aCensus = new ValueStateDescriptor<>("census", TypeInformation.of(Census.class));
    histories = getRuntimeContext().getMapState(aHistory);
    census = getRuntimeContext().getState(aCensus);
    waiting =
        getRuntimeContext()
            .getMapState(new MapStateDescriptor<>("waiting", Types.STRING, Types.BOOLEAN));
  }

  @Override
  public void processElement(DatasetRead read, Context context, Collector<GraphMutation> out)
      throws Exception {
    var known = histories.get(read.user());
    long now = context.timerService().currentProcessingTime();
    if (known == null && !isRoom(read.dataset(), now)) {
      return;
    }
    var history = known == null ? ReadHistory.of(read) : known.with(read);
    histories.put(read.user(), history);
    if (known == null) {
      tell(read.dataset(), read.user(), history, out);
    } else {
      if (waiting.isEmpty()) {
        context.timerService().registerProcessingTimeTimer(now + PATIENCE.toMillis());
      }
      waiting.put(read.user(), true);
    }
  }

  @Override
  public void onTimer(long timestamp, OnTimerContext context, Collector<GraphMutation> out)
      throws Exception {
    var dataset = DatasetId.ofKey(context.getCurrentKey());
    var users = new ArrayList<String>();
    waiting.keys().forEach(users::add);
    waiting.clear();
    for (var user : users) {
      var history = histories.get(user);
      if (history != null) {
        tell(dataset, user, history, out);
      }
    }
  }

  private static void tell(
      DatasetId dataset, String user, ReadHistory history, Collector<GraphMutation> out) {
    LineageMapping.of(history.reader(dataset, user)).forEach(out::collect);
  }

  /** Takes a place for a new reader if there is one. */
  private boolean isRoom(DatasetId dataset, long now) throws Exception {
    var known = census.value() == null ? new Census(0, now) : census.value();
    if (known.readers() >= MOST_READERS
        && now - known.countedMillis() >= BETWEEN_COUNTS.toMillis()) {
      int readers = 0;
      for (var ignored : histories.keys()) {
        readers++;
      }
      known = new Census(readers, now);
      LOG.warn("{} has {} readers; more of them are left out", dataset, readers);
    }
    boolean isRoom = known.readers() < MOST_READERS;
    census.update(isRoom ? new Census(known.readers() + 1, known.countedMillis()) : known);
    return isRoom;
  }
}
