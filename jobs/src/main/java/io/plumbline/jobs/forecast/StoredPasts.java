package io.plumbline.jobs.forecast;

import io.plumbline.rules.forecast.DatasetPast;
import io.plumbline.rules.forecast.JobPast;
import io.plumbline.rules.forecast.Pasts;
import org.apache.flink.api.common.state.MapState;

/** The pasts of the tenant whose key is current, in Flink's state. */
record StoredPasts(MapState<String, JobPast> jobs, MapState<String, DatasetPast> datasets)
    implements Pasts {
  @Override
  public JobPast job(String key) {
    return get(jobs, key);
  }

  @Override
  public DatasetPast dataset(String key) {
    return get(datasets, key);
  }

  @Override
  public void keep(String key, JobPast past) {
    put(jobs, key, past);
  }

  @Override
  public void keep(String key, DatasetPast past) {
    put(datasets, key, past);
  }

  private static <T> T get(MapState<String, T> state, String key) {
    try {
      return state.get(key);
    } catch (Exception e) {
      throw new IllegalStateException("Cannot read the past of " + key, e);
    }
  }

  private static <T> void put(MapState<String, T> state, String key, T past) {
    try {
      state.put(key, past);
    } catch (Exception e) {
      throw new IllegalStateException("Cannot keep the past of " + key, e);
    }
  }
}
