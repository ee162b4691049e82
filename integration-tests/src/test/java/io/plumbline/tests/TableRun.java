package io.plumbline.tests;

import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.jobs.table.DeclaredTables;
import io.plumbline.jobs.table.TableRows;
import io.plumbline.jobs.table.TableScript;
import io.plumbline.model.DeadLetter;
import io.plumbline.model.Finding;
import io.plumbline.model.RuleText;
import io.plumbline.sql.SqlRuleCompiler;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * What the rows of a declared table that ends say to some rules, on the Flink cluster of the test.
 *
 * @param findings in the order in which they were found
 * @param deadLetters records that could not be decoded
 */
record TableRun(List<Finding> findings, List<DeadLetter> deadLetters) {
  /** Judges a table. */
  static TableRun of(String table, List<String> rules) throws Exception {
    var env = StreamExecutionEnvironment.getExecutionEnvironment();
    env.setParallelism(2);
    var settings = new Configuration();
    settings.set(PipelineOptions.GENERIC_TYPES, false);
    settings.set(PipelineOptions.OBJECT_REUSE, true);
    env.configure(settings);
    var texts = new ArrayList<RuleText>();
    for (var rule : rules) {
      texts.add(new RuleText("default", "r" + texts.size(), 1, rule, false, "test", 0));
    }
    var changes =
        env.fromData(TypeInformation.of(RuleText.class), texts.toArray(RuleText[]::new))
            .setParallelism(1)
            .assignTimestampsAndWatermarks(
                WatermarkStrategy.<RuleText>noWatermarks().withIdleness(Duration.ofMillis(100)));
    var script = TableScript.read(table);
    if (!script.problems().isEmpty()) {
      throw new IllegalArgumentException(script.problems().toString());
    }
    var declared = DeclaredTables.of(env, script.tables().get(0));
    var outputs = TableRows.judge(declared, changes, new RuleSeed(texts, SqlRuleCompiler::new));
    var findings = new ArrayList<Finding>();
    var deadLetters = new ArrayList<DeadLetter>();
    var found = outputs.findings().collectAsync();
    var undecoded = outputs.deadLetters().collectAsync();
    env.executeAsync();
    found.forEachRemaining(findings::add);
    undecoded.forEachRemaining(deadLetters::add);
    found.close();
    undecoded.close();
    return new TableRun(findings, deadLetters);
  }
}
