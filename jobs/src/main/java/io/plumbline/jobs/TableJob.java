package io.plumbline.jobs;

import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.jobs.table.DeclaredTables;
import io.plumbline.jobs.table.TableRows;
import io.plumbline.sql.CreateTable;
import io.plumbline.sql.SqlRuleCompiler;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;

/**
 * The job of one declared table: from its rows to findings on Kafka, which the pipeline takes up.
 * Each table is a job of its own, so that one which cannot be read stops neither the others nor
 * what is judged of telemetry.
 */
public final class TableJob {
  private TableJob() {}

  /**
   * Adds the job to an environment. Reads the rules topic to its end first, as the pipeline does.
   *
   * @throws org.apache.flink.table.api.TableException if Flink cannot make a source of the table
   * @throws org.apache.flink.table.api.ValidationException if its text or its options are wrong
   */
  public static void define(
      StreamExecutionEnvironment env, String bootstrapServers, CreateTable table) {
    JobSettings.apply(env, name(table));
    var seed = new RuleSeed(RuleLog.read(bootstrapServers), SqlRuleCompiler::new);
    var edges = new KafkaEdges(env, bootstrapServers);
    edges.write(TableRows.judge(DeclaredTables.of(env, table), edges.rules(), seed));
  }

  /** Name of the job on a cluster. */
  public static String name(CreateTable table) {
    return "plumbline-table-" + table.name();
  }
}
