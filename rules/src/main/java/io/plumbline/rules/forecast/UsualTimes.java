package io.plumbline.rules.forecast;

import io.plumbline.rules.arrival.Spread;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What is usual in the pasts that are looked at in one moment, each computed once for all
 * questions. For a moment: the next one has other pasts. Not thread-safe.
 */
public final class UsualTimes {
  private final Map<ZoneId, Map<long[], UsualTime>> times = new HashMap<>();
  private final Map<long[], Spread> gaps = new IdentityHashMap<>();
  private final Map<long[], Spread> waits = new IdentityHashMap<>();
  private final Map<long[], UsualDuration> durations = new IdentityHashMap<>();

  /** The local time of day of some instants; they are not empty. */
  UsualTime of(long[] instants, ZoneId zone) {
    return times
        .computeIfAbsent(zone, z -> new IdentityHashMap<>())
        .computeIfAbsent(instants, found -> UsualTime.of(found, zone));
  }

  /** How far apart instants are, in milliseconds. */
  Spread gaps(long[] instants) {
    return gaps.computeIfAbsent(
        instants,
        found ->
            Spread.of(
                IntStream.range(1, found.length)
                    .mapToDouble(i -> found[i] - found[i - 1])
                    .toArray()));
  }

  /** How long a job waits after its inputs, in milliseconds. */
  Spread waits(long[] millis) {
    return waits.computeIfAbsent(
        millis, found -> Spread.of(Arrays.stream(found).mapToDouble(wait -> wait).toArray()));
  }

  /** How long a job takes; there are some durations. */
  UsualDuration durations(long[] millis) {
    return durations.computeIfAbsent(millis, UsualDuration::of);
  }
}
