package io.plumbline.rules.normal;

import java.util.List;

/** Where the states of the series of one dataset and grid are kept: one for a rule and segment. */
public interface NormalStore {
  /** The state; null if there is none. */
  NormalState get(String rule, String segment);

  void put(String rule, String segment, NormalState state);

  void remove(String rule, String segment);

  /** The segments of which a rule has a state. O(states). */
  List<String> segments(String rule);
}
