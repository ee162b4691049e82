package io.plumbline.rules.access;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * The latest denials of a user that one policy looks at. A denial that is told again counts once; a
 * burst is told once, and lasts until nothing was denied for as long as the policy looks back.
 *
 * @param times of the latest denials, in order; at most as many as make a burst
 * @param ids hashes of the events, in the same order
 * @param evidence lines of text about the latest of them
 * @param toldMillis latest denial of the burst that was told last; {@link Long#MIN_VALUE} for none
 */
public record DenialBurst(long[] times, long[] ids, List<String> evidence, long toldMillis) {
  static final DenialBurst NONE =
      new DenialBurst(new long[0], new long[0], List.of(), Long.MIN_VALUE);

  /** What a denial makes of it, and whether that is a burst that is news. */
  record Step(DenialBurst next, boolean isNews) {}

  Step observe(long atMillis, String id, String line, AccessOccasion.DeniedBurst burst) {
    long within = burst.within().toMillis();
    long hash = hash(id);
    long newest = times.length == 0 ? atMillis : Math.max(atMillis, times[times.length - 1]);
    if (atMillis < newest - within || isKnown(hash)) {
      return new Step(this, false);
    }
    int place = place(atMillis);
    var allTimes = inserted(times, place, atMillis);
    var allIds = inserted(ids, place, hash);
    int from = Math.max(0, allTimes.length - burst.denials());
    while (allTimes[from] < newest - within) {
      from++;
    }
    boolean isToldOf = toldMillis != Long.MIN_VALUE && atMillis <= toldMillis + within;
    boolean isNews = !isToldOf && allTimes.length - from >= burst.denials();
    return new Step(
        new DenialBurst(
            Arrays.copyOfRange(allTimes, from, allTimes.length),
            Arrays.copyOfRange(allIds, from, allIds.length),
            with(line),
            isNews || isToldOf ? Math.max(toldMillis, newest) : toldMillis),
        isNews);
  }

  private boolean isKnown(long hash) {
    for (long known : ids) {
      if (known == hash) {
        return true;
      }
    }
    return false;
  }

  private int place(long atMillis) {
    int place = times.length;
    while (place > 0 && times[place - 1] > atMillis) {
      place--;
    }
    return place;
  }

  private static long[] inserted(long[] into, int place, long value) {
    var all = new long[into.length + 1];
    System.arraycopy(into, 0, all, 0, place);
    all[place] = value;
    System.arraycopy(into, place, all, place + 1, into.length - place);
    return all;
  }

  private List<String> with(String line) {
    var lines = new ArrayList<>(evidence);
    lines.add(line);
    return List.copyOf(lines.subList(Math.max(0, lines.size() - Evidence.MOST), lines.size()));
  }

  /** FNV-1a over the characters: 64 bits, so that different ids seldom have the same. */
  private static long hash(String id) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < id.length(); i++) {
      hash = (hash ^ id.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }
}
