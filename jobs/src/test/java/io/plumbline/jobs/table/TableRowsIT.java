package io.plumbline.jobs.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.plumbline.jobs.Collected;
import io.plumbline.jobs.JobSettings;
import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.model.Finding;
import io.plumbline.model.QuarantinedRow;
import io.plumbline.model.RuleText;
import io.plumbline.model.Verdict;
import io.plumbline.sql.SqlRuleCompiler;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.runtime.testutils.MiniClusterResourceConfiguration;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.test.junit5.MiniClusterExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Rows of a declared table on a real Flink cluster of two slots. */
class TableRowsIT {
  @RegisterExtension
  static final MiniClusterExtension FLINK =
      new MiniClusterExtension(
          new MiniClusterResourceConfiguration.Builder()
              .setNumberTaskManagers(1)
              .setNumberSlotsPerTaskManager(2)
              .build());

  @TempDir Path folder;

  private record Result(List<Finding> findings, List<QuarantinedRow> quarantine) {}

  private Result run(String table, String... rules) throws Exception {
    var env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(2);
    JobSettings.apply(env, "table");
    var texts = new ArrayList<RuleText>();
    for (var rule : rules) {
      texts.add(new RuleText("default", "r" + texts.size(), 1, rule, false, "test", 0));
    }
    var seed = new RuleSeed(texts, SqlRuleCompiler::new);
    var changes =
        env.fromData(TypeInformation.of(RuleText.class), texts.toArray(RuleText[]::new))
            .setParallelism(1)
            .uid("rules")
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<RuleText>noWatermarks().withIdleness(Duration.ofMillis(100)))
            .uid("rules-time");
    var declared = DeclaredTables.of(env, TableScript.read(table).tables().get(0));
    var outputs = TableRows.judge(declared, changes, seed);
    var id = UUID.randomUUID().toString();
    var findings = new Collected<Finding>(id + "findings");
    var quarantine = new Collected<QuarantinedRow>(id + "quarantine");
    outputs.findings().sinkTo(findings).uid("findings");
    outputs.quarantine().sinkTo(quarantine).uid("quarantine");
    env.execute();
    return new Result(findings.values(), quarantine.values());
  }

  private String orders(int rows) throws Exception {
    var lines = new StringBuilder();
    for (int i = 0; i < rows; i++) {
      lines.append(
          "{\"id\":%d,\"amount\":%d.5,\"at\":\"2026-06-01 10:%02d:00\"}%n"
              .formatted(i, i % 10 - 1, i % 60));
    }
    Files.writeString(folder.resolve("orders.json"), lines);
    return "CREATE TABLE orders (id BIGINT, amount DECIMAL(10, 2), `at` TIMESTAMP(3))"
        + " WITH ('connector' = 'filesystem', 'path' = '"
        + folder.toUri()
        + "', 'format' = 'json')";
  }

  private String hours(int hours) throws Exception {
    var lines = new StringBuilder();
    for (int hour = 0; hour < hours; hour++) {
      boolean isBad = hour == hours - 1;
      for (int i = 0; i < (isBad ? 20 : 100 + hour % 3); i++) {
        lines.append(
            "{\"shop\":\"%s\",\"amount\":%d.5,\"at\":\"2026-06-%02d %02d:%02d:00\"}%n"
                .formatted(
                    i % 4 == 0 ? "FR" : "DE",
                    (isBad ? 500 : 10) + i % 5,
                    1 + hour / 24,
                    hour % 24,
                    i % 60));
      }
    }
    Files.writeString(folder.resolve("hours.json"), lines);
    return "CREATE TABLE orders (shop STRING, amount DECIMAL(10, 2), `at` TIMESTAMP(3))"
        + " WITH ('connector' = 'filesystem', 'path' = '"
        + folder.toUri()
        + "', 'format' = 'json')";
  }

  @Test
  void windowsOfATableAreJudgedByThoseBeforeThem() throws Exception {
    var overHours = " OVER TUMBLE(INTERVAL '1' HOUR) ON EVENT TIME \"at\"";
    var result =
        run(
            hours(30),
            "CREATE RULE r0 ON orders SEGMENT BY shop" + overHours + " EXPECT NORMAL ROW_COUNT()",
            "CREATE RULE r1 ON orders" + overHours + " EXPECT NORMAL AVG(amount)");
    assertThat(result.findings())
        .filteredOn(finding -> finding.verdict() == Verdict.FAIL)
        .extracting(Finding::rule, Finding::subject, Finding::scope)
        .containsExactlyInAnyOrder(
            tuple("r0", "segment DE", "2026-06-02T05:00:00Z/2026-06-02T06:00:00Z"),
            tuple("r0", "segment FR", "2026-06-02T05:00:00Z/2026-06-02T06:00:00Z"),
            tuple("r1", "", "2026-06-02T05:00:00Z/2026-06-02T06:00:00Z"));
    assertThat(result.findings()).hasSize(90);
  }

  @Test
  void everyRuleOfATableIsJudgedAtItsEnd() throws Exception {
    var result =
        run(
            orders(1_000),
            "CREATE RULE r0 ON orders EXPECT (ROW_COUNT() = 1000 AND UNIQUENESS(id) = 1)",
            "CREATE RULE r1 ON orders EXPECT EACH ROW (amount >= 0)"
                + " ON VIOLATION QUARANTINE MASK (id)",
            "CREATE RULE r2 ON orders OVER TUMBLE(INTERVAL '10' MINUTE) ON EVENT TIME \"at\""
                + " EXPECT (ROW_COUNT() > 200)",
            "CREATE RULE r3 ON orders EXPECT (SUM(nothing) > 0)");
    assertThat(result.findings())
        .filteredOn(finding -> finding.rule().equals("r0"))
        .extracting(Finding::verdict)
        .containsExactly(Verdict.PASS);
    assertThat(result.findings())
        .filteredOn(finding -> finding.rule().equals("r1"))
        .last()
        .extracting(Finding::message)
        .isEqualTo("orders: 100 of 1,000 rows violate amount >= 0");
    assertThat(result.findings())
        .filteredOn(finding -> finding.rule().equals("r2"))
        .extracting(Finding::scope)
        .contains("2026-06-01T10:50:00Z/2026-06-01T11:00:00Z")
        .hasSize(6);
    assertThat(result.findings())
        .filteredOn(finding -> finding.rule().equals("r3"))
        .first()
        .extracting(Finding::message)
        .asString()
        .contains("nothing");
    assertThat(result.quarantine()).hasSize(100);
    assertThat(result.quarantine().get(0).row()).contains("\"id\":\"***\"").contains("-1.50");
    assertThat(result.quarantine()).extracting(QuarantinedRow::id).doesNotHaveDuplicates();
  }
}
