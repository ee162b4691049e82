package io.plumbline.benchmarks.engine;

import io.plumbline.model.DatasetId;
import io.plumbline.model.RuleText;
import io.plumbline.model.SampleBatch;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.connector.datagen.source.GeneratorFunction;

/**
 * Posted batches of many datasets, in turn.
 *
 * @param count batches in all
 * @param datasets how many datasets they are of
 * @param rows of each batch
 * @param probeEvery each batch of that many is of the dataset whose rule changes; 0 for none
 * @param heapEvery after how many batches the heap is noted; 0 for never
 */
record Samples(long count, int datasets, int rows, int probeEvery, long heapEvery)
    implements GeneratorFunction<Long, SampleBatch> {
  /** The rule that changes, and its dataset. */
  static final String PROBE = "probe";

  private static final String TENANT = "default";
  private static final Map<Integer, Long> PUBLISHED = new ConcurrentHashMap<>();
  private static final Map<Integer, List<String>> JSON = new ConcurrentHashMap<>();
  private static final List<String> EXPECTATIONS =
      List.of(
          "EXPECT (ROW_COUNT() > 0)",
          "EXPECT (COMPLETENESS(email) > 0.9)",
          "EXPECT (AVG(amount) BETWEEN 0 AND 1000)",
          "EXPECT (STDDEV_POP(amount) > 0)",
          "EXPECT (MAX(amount) < 1000)",
          "EXPECT (APPROX_COUNT_DISTINCT(id) > 1)",
          "EXPECT EACH ROW (amount >= 0)",
          "EXPECT EACH ROW (status IN ('new', 'paid', 'sent', 'done'))",
          "EXPECT EACH ROW (quantity < 100)",
          "EXPECT EACH ROW (email LIKE '%@%')");

  /** How many rules {@link #rules} makes for each dataset. */
  static int rulesPerDataset() {
    return EXPECTATIONS.size();
  }

  /** The same rules for each of the datasets. */
  static List<RuleText> rules(int datasets) {
    var rules = new ArrayList<RuleText>();
    for (int dataset = 0; dataset < datasets; dataset++) {
      for (int i = 0; i < EXPECTATIONS.size(); i++) {
        var name = "d" + dataset + "_" + i;
        rules.add(rule(name, 1, "d" + dataset, EXPECTATIONS.get(i), 0));
      }
    }
    return rules;
  }

  /** A version of the rule that changes, published now. */
  static RuleText probe(int version) {
    long now = System.currentTimeMillis();
    PUBLISHED.put(version, now);
    return rule(PROBE, version, PROBE, "EXPECT (ROW_COUNT() > " + version % 7 + ")", now);
  }

  /** When a version was published. */
  static long publishedMillis(int version) {
    return PUBLISHED.get(version);
  }

  private static RuleText rule(
      String name, int version, String dataset, String expectation, long atMillis) {
    var text = "CREATE RULE %s ON %s %s".formatted(name, dataset, expectation);
    return new RuleText(TENANT, name, version, text, false, "benchmark", atMillis);
  }

  @Override
  public void open(SourceReaderContext context) {
    Meter.current().opened();
  }

  @Override
  public SampleBatch map(Long index) {
    if (heapEvery > 0 && (index + 1) % heapEvery == 0) {
      Meter.current().noteHeap();
    }
    boolean isProbe = probeEvery > 0 && index % probeEvery == 0;
    var name = isProbe ? PROBE : "d" + index % datasets;
    return new SampleBatch(
        new DatasetId(TENANT, "samples", name),
        "b" + index,
        0,
        1,
        null,
        System.currentTimeMillis(),
        List.of(),
        JSON.computeIfAbsent(rows, Samples::json));
  }

  private static List<String> json(int rows) {
    var lines = new ArrayList<String>(rows);
    for (int i = 0; i < rows; i++) {
      lines.add(
          String.format(
              Locale.ROOT,
              "{\"id\":%d,\"amount\":%d.25,\"quantity\":%d,\"status\":\"%s\",\"email\":\"user%d@example.org\"}",
              i,
              i * 37 % 1000,
              i % 64,
              i % 2 == 0 ? "paid" : "sent",
              i));
    }
    return List.copyOf(lines);
  }
}
