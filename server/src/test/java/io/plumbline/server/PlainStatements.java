package io.plumbline.server;

import io.plumbline.model.RuleText;
import io.plumbline.model.Severity;
import io.plumbline.model.ViolationAction;
import io.plumbline.rules.Direction;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Mode;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.Problem;
import io.plumbline.rules.Rule;
import io.plumbline.rules.Window;
import io.plumbline.server.rules.Script;
import io.plumbline.server.rules.Statement;
import io.plumbline.server.rules.StatementCompiler;
import io.plumbline.udfs.MetricCall;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The smallest rule language: {@code CREATE RULE name ON dataset EXPECT ...}. A word {@code emial}
 * is a problem wherever it stands.
 */
final class PlainStatements implements StatementCompiler {

  private static final Pattern CREATE =
      Pattern.compile(
          "CREATE (OR REPLACE )?RULE (IF NOT EXISTS )?(\\S+) ON (\\S+) EXPECT .*", Pattern.DOTALL);
  private static final Pattern DROP = Pattern.compile("DROP RULE (IF EXISTS )?(\\S+)");
  private static final Pattern EXPLAIN = Pattern.compile("EXPLAIN RULE (\\S+)");

  @Override
  public Script check(String tenant, String text) {
    var statements = new ArrayList<Statement>();
    var problems = new ArrayList<Problem>();
    int line = 1;
    for (var part : text.split(";", -1)) {
      int startLine = line + (int) part.lines().takeWhile(String::isBlank).count();
      line += (int) part.chars().filter(c -> c == '\n').count();
      var sql = part.strip();
      if (sql.contains("emial")) {
        problems.add(new Problem(startLine, 1, "unknown column 'emial'", "did you mean 'email'?"));
      } else if (!sql.isEmpty()) {
        add(sql, startLine, statements, problems);
      }
    }
    return new Script(statements, problems);
  }

  @Override
  public Rule compile(RuleText text) {
    var match = CREATE.matcher(text.text());
    if (!match.matches()) {
      throw new IllegalArgumentException("Cannot compile: " + text.text());
    }
    return new Rule(
        text.tenant(),
        text.name(),
        text.version(),
        new NamedTarget(match.group(4), match.group(4)),
        null,
        new Window.Run(),
        new Expectation.Normal(MetricCall.of("ROW_COUNT"), Direction.BOTH),
        Severity.ERROR,
        List.of(ViolationAction.ALERT),
        Mode.ENFORCED,
        "",
        "",
        "");
  }

  @Override
  public String explain(Rule rule) {
    return rule.name() + " judges " + rule.target().sql();
  }

  private static void add(
      String sql, int line, List<Statement> statements, List<Problem> problems) {
    var create = CREATE.matcher(sql);
    var drop = DROP.matcher(sql);
    var explain = EXPLAIN.matcher(sql);
    if (create.matches()) {
      statements.add(
          new Statement.CreateRule(
              create.group(3), create.group(1) != null, create.group(2) != null, sql));
    } else if (drop.matches()) {
      statements.add(new Statement.DropRule(drop.group(2), drop.group(1) != null));
    } else if (explain.matches()) {
      statements.add(new Statement.ExplainRule(explain.group(1)));
    } else if (sql.equals("SHOW RULES")) {
      statements.add(new Statement.ShowRules());
    } else {
      problems.add(new Problem(line, 1, "unknown statement", "write CREATE RULE"));
    }
  }
}
