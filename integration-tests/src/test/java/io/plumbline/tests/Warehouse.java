package io.plumbline.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;

/** OpenLineage events of a made-up warehouse in a namespace of its own. */
record Warehouse(String namespace) {
  private static final Instant START = Instant.parse("2026-06-01T00:00:00Z");

  /** An event and its time. */
  record Timed(long atMillis, String json) {}

  /** A completed run that wrote {@code rows} rows to {@code dwh.<table>}. */
  String load(String table, String runId, Instant at, long rows, String codeVersion) {
    return """
        {"eventType":"COMPLETE","eventTime":"%s","producer":"test",
         "run":{"runId":"%s"},
         "job":{"namespace":"etl","name":"load_%s",
           "facets":{"sourceCodeLocation":{"type":"git","url":"https://git/repo","version":"%s"}}},
         "inputs":[{"namespace":"%s","name":"raw.%s"}],
         "outputs":[{"namespace":"%s","name":"dwh.%s",
           "facets":{"schema":{"fields":[{"name":"id","type":"bigint"},{"name":"email","type":"string"}]}},
           "outputFacets":{"outputStatistics":{"rowCount":%d,"size":%d}}}]}
        """
        .formatted(
            at,
            uuid(runId),
            table,
            codeVersion,
            namespace,
            table,
            namespace,
            table,
            rows,
            rows * 100);
  }

  /** START and COMPLETE of {@code runs} runs of each of {@code jobs} jobs, ten minutes apart. */
  List<Timed> history(int jobs, int runs) {
    var events = new ArrayList<Timed>();
    for (int run = 0; run < runs; run++) {
      for (int job = 0; job < jobs; job++) {
        var start = START.plusSeconds(600L * run + job);
        boolean lost = job % 3 == 0 && run % 17 == 16;
        long rows = 1_000 + (run * 37 + job * 11) % 40;
        var table = "t" + job;
        var id = table + "/" + run;
        events.add(
            new Timed(
                start.toEpochMilli(),
                load(table, id, start, 0, "v1")
                    .replace("COMPLETE", "START")
                    .replaceAll(",\\s*\"outputFacets\".*}}}]", "}]")));
        var end = start.plusSeconds(20);
        events.add(
            new Timed(end.toEpochMilli(), load(table, id, end, lost ? rows / 5 : rows, "v1")));
      }
    }
    events.sort((a, b) -> Long.compare(a.atMillis(), b.atMillis()));
    return events;
  }

  /** Every event {@code copies} times, each displaced by up to {@code withinMillis}. */
  static List<String> shuffled(List<Timed> events, int copies, long withinMillis, long seed) {
    var random = new Random(seed);
    var order = new TreeMap<Double, String>();
    for (var event : events) {
      for (int copy = 0; copy < copies; copy++) {
        order.put(event.atMillis() + withinMillis * random.nextDouble(), event.json());
      }
    }
    return List.copyOf(order.values());
  }

  private UUID uuid(String name) {
    return UUID.nameUUIDFromBytes((namespace + name).getBytes(UTF_8));
  }
}
