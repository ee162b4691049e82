package io.plumbline.benchmarks.engine;

import io.plumbline.jobs.rule.RuleSeed;
import io.plumbline.jobs.table.DeclaredTables;
import io.plumbline.jobs.table.TableRows;
import io.plumbline.jobs.table.TableScript;
import io.plumbline.model.RuleText;
import io.plumbline.sql.SqlRuleCompiler;
import java.util.ArrayList;
import java.util.List;
import org.apache.flink.api.common.typeinfo.TypeInformation;

/** The part of the job that judges a declared table. */
final class TableJob {
  private TableJob() {}

  /** Runs it to the end of the table {@code hot}. */
  static Meter run(int parallelism, long rows, long segments, List<String> rules) throws Exception {
    var texts = new ArrayList<RuleText>();
    for (int i = 0; i < rules.size(); i++) {
      var text = "CREATE RULE r%d ON hot %s".formatted(i, rules.get(i));
      texts.add(new RuleText("default", "r" + i, 1, text, false, "benchmark", 0));
    }
    var seed = new RuleSeed(texts, SqlRuleCompiler::new);
    var meter = Meter.begin(0);
    var env = Cluster.ofParallelism(parallelism);
    var changes =
        env.fromData(TypeInformation.of(RuleText.class), texts.toArray(RuleText[]::new))
            .setParallelism(1)
            .uid("rules");
    var script = TableScript.read(HotTableFactory.table(rows, segments));
    var table = DeclaredTables.of(env, script.tables().get(0));
    TableRows.judge(table, changes, seed).findings().sinkTo(new FindingSink()).uid("findings");
    env.execute("table");
    return meter;
  }
}
