package io.plumbline.jobs.row;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Finding;
import io.plumbline.model.Verdict;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

/** Hours of a stream that brings some rows every minute. */
class RowNormalOperatorTest {
  private static final long START = Instant.parse("2026-06-01T00:00:00Z").toEpochMilli();
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final int LEARNED_HOURS = 20;
  private static final String HOURS = "OVER TUMBLE(INTERVAL '1' HOUR) ON EVENT TIME at ";
  private static final String COUNT = HOURS + "EXPECT NORMAL ROW_COUNT() DIRECTION DROP";

  private final Random random = new Random(7);

  private List<String> rows(long atMillis, int count) {
    var rows = new ArrayList<String>();
    for (int i = 0; i < count; i++) {
      rows.add(
          "{\"at\":%d,\"amount\":%.2f,\"country\":\"%s\"}"
              .formatted(
                  atMillis + i, 50 + random.nextGaussian(), random.nextInt(3) == 0 ? "FR" : "DE"));
    }
    return rows;
  }

  private int some() {
    return 7 + random.nextInt(7);
  }

  /** The minutes of some hours, as they pass. */
  private void live(RowStream stream, long fromMillis, long toMillis) throws Exception {
    for (long minute = fromMillis; minute < toMillis; minute += MINUTE) {
      stream.read(rows(minute, some()), minute + 1_000);
      stream.tick(minute + 2_000);
      stream.tick(minute + 32_000);
    }
  }

  private static void silent(RowStream stream, long fromMillis, long toMillis) throws Exception {
    for (long at = fromMillis; at < toMillis; at += 5_000) {
      stream.tick(at);
    }
  }

  private static List<Finding> violations(RowStream stream) {
    return stream.findings().stream().filter(f -> f.verdict() == Verdict.FAIL).toList();
  }

  /** The last finding of each scope and segment. */
  private static Map<String, Finding> last(RowStream stream) {
    var last = new TreeMap<String, Finding>();
    stream.findings().forEach(finding -> last.put(finding.scope() + finding.subject(), finding));
    return last;
  }

  @Test
  void aStreamThatFallsSilentIsToldWithNoEventAndOnceForEachWindow() throws Exception {
    try (var stream = new RowStream(COUNT)) {
      long noon = START + LEARNED_HOURS * HOUR;
      live(stream, START, noon + 10 * MINUTE);
      assertThat(violations(stream)).isEmpty();
      silent(stream, noon + 10 * MINUTE, noon + HOUR - MINUTE);
      assertThat(violations(stream)).hasSize(1);
      var foretold = violations(stream).get(0);
      assertThat(foretold.details()).containsKey("forecast");
      assertThat(foretold.atMillis()).isLessThan(noon + 55 * MINUTE);
      assertThat(foretold.message()).startsWith("clicks: ROW_COUNT() will be about ");

      silent(stream, noon + HOUR - MINUTE, noon + 90 * MINUTE);
      assertThat(violations(stream).get(1).id()).isEqualTo(foretold.id());
      assertThat(violations(stream).get(1).message()).startsWith("clicks received ");
      // The next hour is told, too: its count is 0, though nothing ever came of it.
      assertThat(violations(stream)).hasSize(3);
      assertThat(violations(stream).get(2).observed()).isZero();

      live(stream, noon + 2 * HOUR, noon + 4 * HOUR);
      assertThat(last(stream).get("2026-06-01T21:00:00Z/2026-06-01T22:00:00Z"))
          .extracting(Finding::verdict, Finding::observed)
          .containsExactly(Verdict.FAIL, 0.0);
      assertThat(last(stream).get("2026-06-01T22:00:00Z/2026-06-01T23:00:00Z").verdict())
          .isEqualTo(Verdict.PASS);
    }
  }

  @Test
  void anEngineThatWasAwayCatchesUpWithoutAFalseAlarm() throws Exception {
    try (var stream = new RowStream(COUNT)) {
      long stop = START + LEARNED_HOURS * HOUR + 20 * MINUTE;
      live(stream, START, stop);
      stream.restart();
      long now = stop + 3 * HOUR;
      stream.tick(now);
      for (long minute = stop; minute < now; minute += 10 * MINUTE) {
        var backlog = new ArrayList<String>();
        for (long at = minute; at < Math.min(now, minute + 10 * MINUTE); at += MINUTE) {
          backlog.addAll(rows(at, some()));
        }
        stream.read(backlog, now + (minute - stop) / 100);
        stream.tick(now + (minute - stop) / 100 + 500);
      }
      live(stream, now, START + 26 * HOUR);
      assertThat(stream.findings())
          .hasSizeGreaterThanOrEqualTo(5)
          .extracting(Finding::verdict)
          .containsOnly(Verdict.PASS);
    }
  }

  @Test
  void aWindowOfArrivalInWhichTheEngineBeganIsNotJudged() throws Exception {
    try (var stream = new RowStream("OVER TUMBLE(INTERVAL '1' HOUR) EXPECT NORMAL ROW_COUNT()")) {
      long stop = START + LEARNED_HOURS * HOUR + 20 * MINUTE;
      live(stream, START, stop);
      assertThat(violations(stream)).isEmpty();
      stream.restart();
      live(stream, stop + 3 * HOUR, START + 26 * HOUR + MINUTE);
      assertThat(stream.findings())
          .extracting(Finding::scope)
          .containsExactly(
              "2026-06-02T00:00:00Z/2026-06-02T01:00:00Z",
              "2026-06-02T01:00:00Z/2026-06-02T02:00:00Z");
    }
  }

  @Test
  void rowsThatEndSayTheSameAsRowsThatComeOneByOne() throws Exception {
    for (var rule :
        List.of(
            COUNT,
            "SEGMENT BY country " + HOURS + "EXPECT NORMAL ROW_COUNT()",
            HOURS + "EXPECT NORMAL AVG(amount)",
            HOURS + "EXPECT NORMAL DISTINCTNESS(country)",
            "OVER HOP(INTERVAL '1' HOUR, INTERVAL '20' MINUTE) ON EVENT TIME at"
                + " EXPECT NORMAL NULL_COUNT(amount)")) {
      try (var live = new RowStream(rule);
          var file = new RowStream(rule)) {
        var all = new ArrayList<List<String>>();
        for (long minute = START; minute < START + 20 * HOUR; minute += MINUTE) {
          // An hour of which most is missing.
          boolean isBad = minute >= START + 16 * HOUR && minute < START + 17 * HOUR;
          all.add(rows(minute, isBad ? 1 : some()));
          live.read(all.get(all.size() - 1), minute + 1_000);
          live.tick(minute + 2_000);
        }
        live.end();
        // In other parts and another order.
        var parts = new ArrayList<>(all);
        parts.sort(Comparator.comparingInt(part -> part.get(0).hashCode()));
        for (int i = 0; i < parts.size(); i += 100) {
          file.read(
              parts.subList(i, i + 100).stream().flatMap(List::stream).toList(),
              START + i,
              ScopedPartial.BOUNDED);
        }
        file.end();
        assertThat(last(file)).hasSizeGreaterThanOrEqualTo(20);
        assertThat(messages(file)).isEqualTo(messages(live));
      }
    }
  }

  private static Map<String, String> messages(RowStream stream) {
    var messages = new TreeMap<String, String>();
    last(stream).forEach((scope, finding) -> messages.put(scope, finding.message()));
    return messages;
  }
}
