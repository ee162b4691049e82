package io.plumbline.rules.normal;

import java.util.List;
import java.util.TreeMap;

/** Series in memory. */
final class StoreInMemory implements NormalStore {
  final TreeMap<String, NormalState> states = new TreeMap<>();

  @Override
  public NormalState get(String rule, String segment) {
    return states.get(segment);
  }

  @Override
  public void put(String rule, String segment, NormalState state) {
    states.put(segment, state);
  }

  @Override
  public void remove(String rule, String segment) {
    states.remove(segment);
  }

  @Override
  public List<String> segments(String rule) {
    return List.copyOf(states.keySet());
  }
}
