package io.plumbline.rules.exposure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * When a user read a dataset lately, for incidents that are told of later than the read. The same
 * for any order of the reads, and however often each is told.
 *
 * @param spans in order of time, one a minute
 * @param takenMillis wall clock when the latest of them was told
 */
public record RecentReads(String user, boolean proven, List<Span> spans, long takenMillis) {
  private static final long MINUTE = Duration.ofMinutes(1).toMillis();

  /** The first and the last read of a minute. */
  public record Span(long firstMillis, long lastMillis) {
    private long minute() {
      return Math.floorDiv(firstMillis, MINUTE);
    }

    private Span with(long atMillis) {
      return new Span(Math.min(firstMillis, atMillis), Math.max(lastMillis, atMillis));
    }
  }

  static RecentReads none(String user, boolean proven) {
    return new RecentReads(user, proven, List.of(), 0);
  }

  /**
   * The same with one more read.
   *
   * @param keptMillis reads that are so much older than the latest are forgotten
   */
  RecentReads with(long atMillis, long keptMillis, long clockMillis) {
    long newest = Math.max(atMillis, spans.isEmpty() ? atMillis : last().lastMillis());
    var next = new ArrayList<Span>(spans.size() + 1);
    var span = new Span(atMillis, atMillis);
    for (var known : spans) {
      if (known.minute() == span.minute()) {
        span = known.with(atMillis);
      } else {
        next.add(known);
      }
    }
    next.add(span);
    next.removeIf(each -> each.lastMillis() < newest - keptMillis);
    next.sort(Comparator.comparingLong(Span::firstMillis));
    return new RecentReads(user, proven, List.copyOf(next), clockMillis);
  }

  /**
   * The first read within a time that is known: exact but where a minute has reads on both sides of
   * one of its ends. {@link Long#MAX_VALUE} if there is none.
   */
  long firstWithin(long fromMillis, long toMillis) {
    for (var span : spans) {
      if (span.firstMillis() >= fromMillis && span.firstMillis() < toMillis) {
        return span.firstMillis();
      }
      if (span.lastMillis() >= fromMillis && span.lastMillis() < toMillis) {
        return span.lastMillis();
      }
    }
    return Long.MAX_VALUE;
  }

  private Span last() {
    return spans.get(spans.size() - 1);
  }
}
