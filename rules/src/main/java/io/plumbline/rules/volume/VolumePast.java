package io.plumbline.rules.volume;

import java.util.ArrayList;
import java.util.List;

/**
 * A series as it was some hundred loads ago and the loads since: what it would be, had people said
 * earlier what they say now.
 *
 * @param base the series before the oldest of the loads
 * @param acknowledged the latest last
 * @param excluded hash of the runs that the rule left out when the series was last worked out
 */
public record VolumePast(
    VolumeSeries base, PastLoads loads, List<ExpectedLoads> acknowledged, int excluded) {
  /** So many loads at least can be corrected, and twice as many at the most. */
  static final int KEPT = 192;

  private static final int MOST_ACKNOWLEDGED = 16;

  static VolumePast since(VolumeSeries series, int excluded) {
    return new VolumePast(series, PastLoads.NONE, List.of(), excluded);
  }

  /** Another load was learned from, or left out. */
  VolumePast with(VolumePoint load) {
    return new VolumePast(base, loads.with(load), acknowledged, excluded);
  }

  boolean has(ExpectedLoads told) {
    return acknowledged.contains(told);
  }

  VolumePast with(ExpectedLoads told) {
    var all = new ArrayList<>(acknowledged);
    all.add(told);
    int from = Math.max(0, all.size() - MOST_ACKNOWLEDGED);
    return new VolumePast(base, loads, List.copyOf(all.subList(from, all.size())), excluded);
  }

  VolumePast excluding(int otherRuns) {
    return new VolumePast(base, loads, acknowledged, otherRuns);
  }

  /**
   * Whether the very same load was learned from before: a run may be told again, with what is no
   * matter here, long after other loads have come. O(1) for a load that is newer than all.
   */
  boolean remembers(VolumePoint load) {
    if (load.atMillis() > loads.lastMillis()) {
      return false;
    }
    int run = PastLoads.run(load.run());
    return loads.all().stream()
        .filter(past -> past.run() == run)
        .map(PastLoads.Past::load)
        .anyMatch(past -> past.atMillis() == load.atMillis() && past.value() == load.value());
  }

  /** What people said of a load. */
  Told of(VolumePoint load) {
    for (var each : acknowledged) {
      if (each.of(load) == Told.EXPECTED) {
        return Told.EXPECTED;
      }
    }
    return Told.NOTHING;
  }
}
