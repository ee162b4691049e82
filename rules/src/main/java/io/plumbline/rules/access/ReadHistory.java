package io.plumbline.rules.access;

import io.plumbline.model.DatasetId;
import io.plumbline.model.DatasetReader;
import io.plumbline.model.ReadDay;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

/**
 * When one user read one dataset. The same for any order of the reads and however often each is
 * told, but for how many there were on a day of which something is told after the day behind it is
 * over: such a read counts only if it is the first of its day.
 *
 * @param days those with reads, the latest last; {@link DatasetReader#MOST_DAYS} at the most
 */
public record ReadHistory(long firstMillis, long lastMillis, boolean proven, List<Day> days) {
  private static final long DAY_MILLIS = 86_400_000;

  /** Reads that one record may stand for; it counts as so many if it stands for more. */
  private static final long MOST_OF_ONE = 1_024;

  private static final int LG_REGISTERS = 8;

  /**
   * A day of UTC.
   *
   * @param day in days since the epoch
   * @param sketch HyperLogLog of the events' ids, exact for few and within about 7 % for many; null
   *     once the day is over
   */
  public record Day(long day, long reads, byte[] sketch) {}

  /** A history that begins with a read. */
  public static ReadHistory of(DatasetRead read) {
    return new ReadHistory(read.atMillis(), read.atMillis(), false, List.of()).with(read);
  }

  /** The same with one more read. */
  public ReadHistory with(DatasetRead read) {
    return new ReadHistory(
        Math.min(firstMillis, read.atMillis()),
        Math.max(lastMillis, read.atMillis()),
        proven || read.proven(),
        days(read));
  }

  /** What is told of it: whose history it is. */
  public DatasetReader reader(DatasetId dataset, String user) {
    var told =
        days.stream()
            .map(day -> new ReadDay(LocalDate.ofEpochDay(day.day()).toString(), day.reads()))
            .toList();
    return new DatasetReader(dataset, user, proven, firstMillis, lastMillis, told);
  }

  private List<Day> days(DatasetRead read) {
    long of = Math.floorDiv(read.atMillis(), DAY_MILLIS);
    var next = new ArrayList<Day>(days.size() + 1);
    Day known = null;
    long latest = of;
    for (var day : days) {
      latest = Math.max(latest, day.day());
      if (day.day() == of) {
        known = day;
      } else {
        next.add(day);
      }
    }
    boolean isOver = of < latest - 1;
    next.add(isOver && known != null ? known : counted(of, known, read));
    next.sort(Comparator.comparingLong(Day::day));
    long lastOver = latest - 2;
    next.replaceAll(day -> day.day() > lastOver ? day : new Day(day.day(), day.reads(), null));
    return List.copyOf(
        next.subList(Math.max(0, next.size() - DatasetReader.MOST_DAYS), next.size()));
  }

  private static Day counted(long of, Day known, DatasetRead read) {
    var sketch =
        known == null || known.sketch() == null
            ? new HllSketch(LG_REGISTERS, TgtHllType.HLL_4)
            : HllSketch.heapify(known.sketch());
    sketch.update(read.event());
    for (long i = 1; i < Math.min(read.count(), MOST_OF_ONE); i++) {
      sketch.update(read.event() + '#' + i);
    }
    return new Day(of, Math.round(sketch.getCompositeEstimate()), sketch.toCompactByteArray());
  }
}
