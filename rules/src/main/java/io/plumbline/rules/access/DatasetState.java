package io.plumbline.rules.access;

import java.util.HashMap;
import java.util.Map;

/**
 * How a user reads one dataset.
 *
 * @param lastMillis event time of the latest read
 * @param isProven whether a log that has proof of the user told of a read
 * @param volume how much is read a day
 * @param told the scope of what was decided last, by the act and name of a policy
 */
public record DatasetState(
    long lastMillis, boolean isProven, ReadVolume volume, Map<String, String> told) {
  /** Decisions remembered; with more, what was told is told again under the same id. */
  private static final int MOST_TOLD = 100;

  public DatasetState {
    told = told == null ? Map.of() : told;
  }

  static DatasetState initial(long atMillis) {
    return new DatasetState(atMillis, false, ReadVolume.initial(atMillis), Map.of());
  }

  DatasetState read(DatasetAccess access) {
    return new DatasetState(
        Math.max(lastMillis, access.atMillis()),
        isProven || access.event().authenticated(),
        volume.observe(access.atMillis(), access.event()),
        told);
  }

  boolean wasTold(String what, String scope) {
    return scope.equals(told.get(what));
  }

  DatasetState told(String what, String scope) {
    var all = told.size() < MOST_TOLD ? new HashMap<>(told) : new HashMap<String, String>();
    all.put(what, scope);
    return new DatasetState(lastMillis, isProven, volume, all);
  }
}
