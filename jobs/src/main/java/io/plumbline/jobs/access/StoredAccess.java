package io.plumbline.jobs.access;

import io.plumbline.rules.access.AccessStore;
import io.plumbline.rules.access.DatasetState;
import io.plumbline.rules.access.DenialBurst;
import io.plumbline.rules.access.UserState;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.flink.api.common.functions.RuntimeContext;
import org.apache.flink.api.common.state.MapState;
import org.apache.flink.api.common.state.MapStateDescriptor;
import org.apache.flink.api.common.state.StateTtlConfig;
import org.apache.flink.api.common.state.ValueState;
import org.apache.flink.api.common.state.ValueStateDescriptor;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.util.FlinkRuntimeException;

/** What is known of the user of the current key, in Flink's state. */
final class StoredAccess implements AccessStore {
  private final ValueState<UserState> user;
  private final MapState<String, DatasetState> datasets;
  private final MapState<String, DenialBurst> bursts;

  StoredAccess(RuntimeContext context) {
    var aUser = new ValueStateDescriptor<>("user", TypeInformation.of(UserState.class));
    var aDataset =
        new MapStateDescriptor<>("datasets", Types.STRING, TypeInformation.of(DatasetState.class));
    var aBurst =
        new MapStateDescriptor<>("bursts", Types.STRING, TypeInformation.of(DenialBurst.class));
    // A user is written once only, the others with each access.
    aUser.enableTimeToLive(
        DatasetSinceFunction.timeToLive(StateTtlConfig.UpdateType.OnReadAndWrite));
    aDataset.enableTimeToLive(
        DatasetSinceFunction.timeToLive(StateTtlConfig.UpdateType.OnCreateAndWrite));
    aBurst.enableTimeToLive(
        DatasetSinceFunction.timeToLive(StateTtlConfig.UpdateType.OnCreateAndWrite));
    user = context.getState(aUser);
    datasets = context.getMapState(aDataset);
    bursts = context.getMapState(aBurst);
  }

  @Override
  public UserState user() {
    return asked(user::value);
  }

  @Override
  public void put(UserState state) {
    told(() -> user.update(state));
  }

  @Override
  public DatasetState dataset(String key) {
    return asked(() -> datasets.get(key));
  }

  @Override
  public void put(String key, DatasetState state) {
    told(() -> datasets.put(key, state));
  }

  @Override
  public int forget(int many) {
    return asked(
        () -> {
          List<Map.Entry<String, Long>> reads = new ArrayList<>();
          for (var entry : datasets.entries()) {
            reads.add(Map.entry(entry.getKey(), entry.getValue().lastMillis()));
          }
          reads.sort(Map.Entry.<String, Long>comparingByValue(Comparator.naturalOrder()));
          int gone = Math.min(many, reads.size());
          for (var read : reads.subList(0, gone)) {
            datasets.remove(read.getKey());
          }
          return reads.size() - gone;
        });
  }

  @Override
  public DenialBurst burst(String name) {
    return asked(() -> bursts.get(name));
  }

  @Override
  public void put(String name, DenialBurst burst) {
    told(() -> bursts.put(name, burst));
  }

  private interface Question<T> {
    T ask() throws Exception;
  }

  private interface Telling {
    void tell() throws Exception;
  }

  private static <T> T asked(Question<T> question) {
    try {
      return question.ask();
    } catch (Exception e) {
      throw new FlinkRuntimeException("Cannot read what is known of a user", e);
    }
  }

  private static void told(Telling telling) {
    try {
      telling.tell();
    } catch (Exception e) {
      throw new FlinkRuntimeException("Cannot keep what is known of a user", e);
    }
  }
}
