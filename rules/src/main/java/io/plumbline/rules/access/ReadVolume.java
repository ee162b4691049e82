package io.plumbline.rules.access;

import io.plumbline.model.AccessEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.apache.datasketches.hll.HllSketch;
import org.apache.datasketches.hll.TgtHllType;

/**
 * How often a user read a dataset on each day of UTC. The latest day and the one before are
 * HyperLogLog sketches of the events' ids, exact for few and within about 5 % for many, so that an
 * event that is told again counts once; what is older than that changes nothing.
 *
 * @param day the latest day, in days since the epoch
 * @param latest sketch of the latest day
 * @param before sketch of the day before it; null without reads
 * @param past reads on the days before these two that had any, the latest last
 * @param isProven whether the logs had proof of the user for every read of the latest day
 */
public record ReadVolume(
    long day, byte[] latest, byte[] before, List<Long> past, boolean isProven) {
  /** Days with reads that a normal is made of. */
  private static final int MOST_DAYS = 28;

  private static final int LEAST_DAYS = 7;

  /** Fewer reads a day than these are never many. */
  private static final long LEAST_READS = 50;

  private static final double TIMES_USUAL = 3;

  /** Deviations from the median, each as large as a standard deviation of the normal law. */
  private static final double DEVIATIONS = 6 * 1.4826;

  private static final long DAY_MILLIS = 86_400_000;

  /** Reads that one record may stand for; it counts as so many if it stands for more. */
  private static final long MOST_OF_ONE = 1_024;

  private static final int LG_REGISTERS = 9;

  static ReadVolume initial(long atMillis) {
    return new ReadVolume(dayOf(atMillis), null, null, List.of(), true);
  }

  static long dayOf(long atMillis) {
    return Math.floorDiv(atMillis, DAY_MILLIS);
  }

  ReadVolume observe(long atMillis, AccessEvent event) {
    long of = dayOf(atMillis);
    if (of > day) {
      return moved(of).observe(atMillis, event);
    }
    boolean proven = isProven && (event.authenticated() || of < day);
    if (of == day) {
      return new ReadVolume(day, with(latest, event), before, past, proven);
    }
    return of == day - 1 ? new ReadVolume(day, latest, with(before, event), past, proven) : this;
  }

  private ReadVolume moved(long to) {
    boolean isNext = to == day + 1;
    var closed = new ArrayList<>(past);
    close(before, closed);
    if (!isNext) {
      close(latest, closed);
    }
    var kept = closed.subList(Math.max(0, closed.size() - MOST_DAYS), closed.size());
    return new ReadVolume(to, null, isNext ? latest : null, List.copyOf(kept), true);
  }

  private static void close(byte[] sketch, List<Long> into) {
    if (sketch != null) {
      into.add(count(sketch));
    }
  }

  private static byte[] with(byte[] bytes, AccessEvent event) {
    var sketch =
        bytes == null ? new HllSketch(LG_REGISTERS, TgtHllType.HLL_8) : HllSketch.heapify(bytes);
    sketch.update(event.id());
    for (long i = 1; i < Math.min(event.count(), MOST_OF_ONE); i++) {
      sketch.update(event.id() + '#' + i);
    }
    return sketch.toCompactByteArray();
  }

  private static long count(byte[] bytes) {
    return bytes == null ? 0 : Math.round(HllSketch.heapify(bytes).getCompositeEstimate());
  }

  /** About how often on the latest day. */
  long reads() {
    return count(latest);
  }

  /** The median of the days before the latest that had reads; -1 if these are too few. */
  double usual() {
    var days = earlier();
    return days.length < LEAST_DAYS ? -1 : median(days);
  }

  /**
   * Whether the latest day has far more reads than usual: three times the median of the days with
   * reads, and six robust standard deviations above it.
   */
  boolean isMany() {
    var days = earlier();
    long reads = reads();
    if (days.length < LEAST_DAYS || reads < LEAST_READS) {
      return false;
    }
    double usual = median(days);
    double spread = median(LongStream.of(days).map(d -> Math.abs(Math.round(d - usual))).toArray());
    return reads > Math.max(TIMES_USUAL * usual, usual + DEVIATIONS * spread);
  }

  private long[] earlier() {
    var closed = new ArrayList<>(past);
    close(before, closed);
    return closed.stream().mapToLong(Long::longValue).toArray();
  }

  private static double median(long[] numbers) {
    var sorted = LongStream.of(numbers).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2.0;
  }
}
