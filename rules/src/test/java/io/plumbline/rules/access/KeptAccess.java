package io.plumbline.rules.access;

import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;

/** What is known of one user, in memory. */
final class KeptAccess implements AccessStore {
  private final Map<String, DatasetState> datasets = new HashMap<>();
  private final Map<String, DenialBurst> bursts = new HashMap<>();
  private UserState user;

  int datasets() {
    return datasets.size();
  }

  @Override
  public UserState user() {
    return user;
  }

  @Override
  public void put(UserState state) {
    user = state;
  }

  @Override
  public DatasetState dataset(String key) {
    return datasets.get(key);
  }

  @Override
  public void put(String key, DatasetState state) {
    datasets.put(key, state);
  }

  @Override
  public int forget(int many) {
    datasets.entrySet().stream()
        .sorted(Comparator.comparingLong(entry -> entry.getValue().lastMillis()))
        .limit(many)
        .map(Map.Entry::getKey)
        .toList()
        .forEach(datasets::remove);
    return datasets.size();
  }

  @Override
  public DenialBurst burst(String name) {
    return bursts.get(name);
  }

  @Override
  public void put(String name, DenialBurst burst) {
    bursts.put(name, burst);
  }
}
