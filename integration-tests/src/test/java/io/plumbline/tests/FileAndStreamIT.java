package io.plumbline.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.plumbline.jobs.table.DeclaredTables;
import io.plumbline.model.DatasetId;
import io.plumbline.model.Finding;
import io.plumbline.standalone.check.Check;
import io.plumbline.standalone.check.DataFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Random rules over random rows say the same whether the rows are a file or a stream of a real
 * Flink cluster of two slots.
 */
class FileAndStreamIT {
  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  private static final String COLUMNS =
      "CREATE TABLE t (id BIGINT, amount DECIMAL(10, 2), ratio DOUBLE, name STRING, paid BOOLEAN,"
          + " seen TIMESTAMP(3))";

  private static final List<String> METRICS =
      List.of(
          "ROW_COUNT()",
          "COMPLETENESS(name)",
          "UNIQUENESS(id)",
          "DISTINCTNESS(name, paid)",
          "SUM(amount)",
          "MIN(amount)",
          "AVG(ratio * 2)",
          "STDDEV_POP(ratio)",
          "CORR(ratio, amount)",
          "QUANTILE(amount, 0.5)",
          "ENTROPY(name)",
          "COMPLIANCE(amount > 10)",
          "MATCH_RATIO(name, '^n[0-3]')",
          "MAX_LENGTH(name)",
          "APPROX_COUNT_DISTINCT(id)",
          "ZERO_COUNT(id)");

  private static final List<String> PREDICATES =
      List.of(
          "amount >= 0",
          "name LIKE 'n%'",
          "paid OR amount < 50",
          "id IS NOT NULL",
          "CASE WHEN paid THEN ratio > 0.1 ELSE amount <> 3 END");

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void sayTheSame(long seed) throws Exception {
    var random = new Random(seed);
    Files.writeString(
        Files.createDirectories(folder.resolve("rows")).resolve("t.json"), rows(random));
    var rules = new ArrayList<String>();
    for (int i = 0; i < 25; i++) {
      rules.add(rule("r" + i, random));
    }
    var ofFile = check(rules);
    var ofStream = stream(rules);
    assertThat(ofStream.keySet()).isEqualTo(ofFile.keySet());
    ofFile.forEach((key, finding) -> assertSame(finding, ofStream.get(key)));
    assertThat(ofFile).hasSizeGreaterThan(rules.size());
  }

  private static void assertSame(Finding file, Finding stream) {
    var what = file.rule() + " " + file.subject() + " " + file.scope() + ": " + file.message();
    assertThat(stream.verdict()).as(what).isEqualTo(file.verdict());
    assertThat(stream.severity()).as(what).isEqualTo(file.severity());
    assertThat(stream.details().get("rows")).as(what).isEqualTo(file.details().get("rows"));
    assertThat(stream.details().get("unknown")).as(what).isEqualTo(file.details().get("unknown"));
    if (file.observed() == null) {
      assertThat(stream.observed()).as(what).isNull();
    } else {
      // Sums of doubles in another order differ in their last digits.
      double bound = 1e-9 * Math.max(1, Math.abs(file.observed()));
      assertThat(stream.observed()).as(what).isCloseTo(file.observed(), within(bound));
    }
  }

  private static String rows(Random random) {
    var lines = new StringBuilder();
    long start = Instant.parse("2026-06-01T00:00:00Z").getEpochSecond();
    for (int i = 0; i < 400; i++) {
      lines.append(
          "{\"id\":%s,\"amount\":%s,\"ratio\":%s,\"name\":%s,\"paid\":%s,\"seen\":\"%s\"}%n"
              .formatted(
                  orNull(random, 10, random.nextInt(300)),
                  orNull(random, 10, random.nextInt(2_000) / 10.0 - 5),
                  orNull(random, 10, random.nextDouble()),
                  orNull(random, 6, "\"n" + random.nextInt(8) + "\""),
                  orNull(random, 5, random.nextBoolean()),
                  Instant.ofEpochSecond(start + random.nextInt(7_200))
                      .toString()
                      .replace("T", " ")
                      .replace("Z", "")));
    }
    return lines.toString();
  }

  private static String orNull(Random random, int oneIn, Object value) {
    return random.nextInt(oneIn) == 0 ? "null" : value.toString();
  }

  private static String rule(String name, Random random) {
    var where = random.nextInt(3) == 0 ? " WHERE " + pick(PREDICATES, random) : "";
    var segment = random.nextInt(3) == 0 ? " SEGMENT BY name, paid MAX 6 SEGMENTS" : "";
    var over =
        switch (random.nextInt(6)) {
          case 0 -> " OVER TUMBLE(INTERVAL '20' MINUTE) ON EVENT TIME seen";
          case 1 -> " OVER HOP(INTERVAL '60' MINUTE, INTERVAL '20' MINUTE) ON EVENT TIME seen";
          case 2 -> " OVER SESSION(INTERVAL '1' MINUTE) ON EVENT TIME seen";
          case 3 -> " OVER CUMULATE(INTERVAL '30' MINUTE, INTERVAL '1' HOUR) ON EVENT TIME seen";
          default -> "";
        };
    var expect =
        random.nextInt(3) == 0
            ? "EACH ROW (" + pick(PREDICATES, random) + ") MOSTLY 0." + (5 + random.nextInt(5))
            : "(" + pick(METRICS, random) + " > " + random.nextInt(30) / 10.0 + ")";
    var damping = !over.isEmpty() && random.nextInt(4) == 0 ? " FOR 2 OF 3 WINDOWS" : "";
    return "CREATE RULE " + name + " ON t" + where + segment + over + " EXPECT " + expect + damping;
  }

  private static String pick(List<String> among, Random random) {
    return among.get(random.nextInt(among.size()));
  }

  private Map<String, Finding> check(List<String> rules) throws Exception {
    var script = folder.resolve("rules.sql");
    Files.writeString(script, COLUMNS + ";\n" + String.join(";\n", rules));
    var data = new DataFile("t", folder.resolve("rows").resolve("t.json"));
    var result = Check.of(List.of(script), List.of(data), 2, 0).run();
    assertThat(result.problems()).isEmpty();
    var dataset = new DatasetId("default", DeclaredTables.NAMESPACE, "t");
    return last(result.judged().stream().map(judged -> judged.verdict().finding(dataset)).toList());
  }

  private Map<String, Finding> stream(List<String> rules) throws Exception {
    var table =
        COLUMNS
            + " WITH ('connector' = 'filesystem', 'format' = 'json', 'path' = '"
            + folder.resolve("rows").toUri()
            + "')";
    return last(TableRun.of(table, rules).findings());
  }

  /** The last finding on each scope: what was told early comes again at the end. */
  private static Map<String, Finding> last(List<Finding> findings) {
    var last = new TreeMap<String, Finding>();
    findings.forEach(
        finding ->
            last.put(
                finding.rule() + " | " + finding.subject() + " | " + finding.scope(), finding));
    return last;
  }
}
