package io.plumbline.jobs.access;

import io.plumbline.rules.access.DatasetAccess;
import java.time.Duration;
import org.apache.flink.api.common.functions.OpenContext;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.streaming.api.functions.KeyedProcessFunction;
import org.apache.flink.util.Collector;

/** Keyed by dataset: says since when it is in use. */
public final class DatasetSinceFunction
    extends KeyedProcessFunction<String, DatasetAccess, DatasetAccess> {
  private static final long serialVersionUID = 1L;

  /** A dataset or user that nobody heard of for so long is new again. */
  static final Duration REMEMBERED = Duration.ofDays(400);

  private transient ValueState<Long> since;

  /** Entries a compaction looks at before it asks for the time again. */
  private static final long BETWEEN_LOOKS = 1_000;

  /**
   * Old state goes with compactions of RocksDB, and on the heap with the next restart: to look for
   * it at each access would go through all that the user reads, and take most of the time.
   */
  static StateTtlConfig timeToLive(StateTtlConfig.UpdateType update) {
    return StateTtlConfig.newBuilder(REMEMBERED)
        .setUpdateType(update)
        .disableCleanupInBackground()
        .cleanupFullSnapshot()
        .cleanupInRocksdbCompactFilter(BETWEEN_LOOKS)
        .build();
  }

  @Override
  public void open(OpenContext context) {
    var descriptor = new ValueStateDescriptor<>("since", Types.LONG);
    descriptor.enableTimeToLive(timeToLive(StateTtlConfig.UpdateType.OnReadAndWrite));
    since = getRuntimeContext().getState(descriptor);
  }

  @Override
  public void processElement(DatasetAccess access, Context context, Collector<DatasetAccess> out)
      throws Exception {
    var known = since.value();
    if (known == null || access.atMillis() < known) {
      since.update(access.atMillis());
      known = access.atMillis();
    }
    out.collect(access.since(known));
  }
}
