package io.plumbline.jobs;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** OpenLineage events of a made-up warehouse, as JSON. */
final class Events {
  static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

  private Events() {}

  /** An event with the instant by which it can be put in order. */
  record Timed(long atMillis, byte[] json) {}

  /** Two events for each run; every 17th run of every 5th job lost 80 % of its rows. */
  static List<Timed> warehouse(int jobs, int runs) {
    var events = new ArrayList<Timed>();
    for (int run = 0; run < runs; run++) {
      for (int job = 0; job < jobs; job++) {
        var start = START.plusSeconds(600L * run + job);
        long rows = 1_000 + (run * 37 + job * 11) % 40;
        boolean lost = job % 5 == 0 && run % 17 == 16;
        boolean dropped = job % 7 == 3 && run % 30 == 29;
        events.add(event("START", start, job, run, null, dropped));
        events.add(
            event("COMPLETE", start.plusSeconds(20), job, run, lost ? rows / 5 : rows, dropped));
      }
    }
    events.sort((a, b) -> Long.compare(a.atMillis(), b.atMillis()));
    return events;
  }

  /** Runs of one job, one every ten minutes, that load so many rows each. */
  static List<byte[]> loads(long... rows) {
    var events = new ArrayList<byte[]>();
    for (int run = 0; run < rows.length; run++) {
      var at = START.plusSeconds(600L * run);
      events.add(event("START", at, 0, run, null, false).json());
      events.add(event("COMPLETE", at.plusSeconds(20), 0, run, rows[run], false).json());
    }
    return events;
  }

  /** Loads of one level and then of another, none like the one before it. */
  static List<byte[]> levels(int before, long rows, int after, long rowsAfter) {
    var all = new long[before + after];
    for (int run = 0; run < all.length; run++) {
      all[run] = (run < before ? rows : rowsAfter) + run * 37 % 40;
    }
    return loads(all);
  }

  /** Every event {@code copies} times, each displaced by up to {@code withinMillis}. */
  static List<byte[]> shuffled(List<Timed> events, int copies, long withinMillis, long seed) {
    var random = new Random(seed);
    var order = new TreeMap<Double, byte[]>();
    for (var event : events) {
      for (int copy = 0; copy < copies; copy++) {
        order.put(event.atMillis() + withinMillis * random.nextDouble(), event.json());
      }
    }
    return List.copyOf(order.values());
  }

  private static Timed event(
      String type, Instant at, int job, int run, Long rows, boolean dropped) {
    var runId = UUID.nameUUIDFromBytes((job + "/" + run).getBytes(UTF_8));
    var email = dropped ? "" : ",{\"name\":\"email\",\"type\":\"string\"}";
    var statistics =
        rows == null ? "" : ",\"outputFacets\":{\"outputStatistics\":{\"rowCount\":" + rows + "}}";
    var json =
        """
        {"eventType":"%s","eventTime":"%s","producer":"test","run":{"runId":"%s"},
         "job":{"namespace":"etl","name":"job%d"},
         "inputs":[{"namespace":"postgres://db:5432","name":"raw.t%d"}],
         "outputs":[{"namespace":"postgres://db:5432","name":"dwh.t%d",
           "facets":{"schema":{"fields":[{"name":"id","type":"bigint"}%s]}}%s}]}
        """
            .formatted(type, at, runId, job, job, job, email, statistics);
    return new Timed(at.toEpochMilli(), json.getBytes(UTF_8));
  }
}
