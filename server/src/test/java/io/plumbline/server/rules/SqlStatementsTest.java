package io.plumbline.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.StatementKind;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.Problem;
import io.plumbline.server.FixedLineageReader;
import io.plumbline.sql.ExplainRule.Aspect;
import io.plumbline.sql.KnownNames;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SqlStatementsTest {

  private final SqlStatements statements = new SqlStatements(new FixedLineageReader());

  @Test
  void statementsOfTheLanguageAreThoseOfTheServer() {
    var script =
        statements.check(
            "default",
            """
            create or replace rule r on d expect normal row_count();
            alter rule r rename to s; ALTER RULE s ROLLBACK TO VERSION 2;
            EXPLAIN COST RULE s; EXPLAIN RULE s; DESCRIBE RULE s; SHOW RULE HISTORY s;
            SHOW RULES ON d LIKE 's%'; DROP RULE IF EXISTS s;
            create calendar if not exists days closed on (sunday); SHOW CALENDARS LIKE 'd%';
            DROP CALENDAR days; ACK INCIDENT 'i' AS EXPECTED COMMENT 'sale'""",
            new KnownNames(List.of(), Map.of()));

    assertThat(script.problems()).isEmpty();
    assertThat(script.statements())
        .containsExactly(
            new Statement.Create(
                StatementKind.RULE,
                "r",
                true,
                false,
                "CREATE RULE r\n  ON d\n  EXPECT NORMAL ROW_COUNT()\n  SEVERITY ERROR"),
            new Statement.AlterRule("r", "ALTER RULE r RENAME TO s"),
            new Statement.RollBackRule("s", 2),
            new Statement.ExplainRule("s", Aspect.COST),
            new Statement.ExplainRule("s", Aspect.MEANING),
            new Statement.Describe(StatementKind.RULE, "s"),
            new Statement.ShowRuleHistory("s"),
            new Statement.Show(StatementKind.RULE, new NamedTarget("d", "d"), "s%"),
            new Statement.Drop(StatementKind.RULE, "s", true),
            new Statement.Create(
                StatementKind.CALENDAR,
                "days",
                false,
                true,
                "CREATE CALENDAR days CLOSED ON (SUNDAY)"),
            new Statement.Show(StatementKind.CALENDAR, null, "d%"),
            new Statement.Drop(StatementKind.CALENDAR, "days", false),
            new Statement.AckIncident("i", true, "sale"));
  }

  @Test
  void policiesTargetsAndHoldsAreStatementsOfTheServerToo() {
    var script =
        statements.check(
            "default",
            """
            create target if not exists f type FLINK with (url = 'http://jobs:8081');
            create or replace policy p on d when late then stop via f;
            hold dataset d for case '17'; release dataset d from case '17';
            DESCRIBE POLICY p; DESCRIBE TARGET f; EXPLAIN POLICY p; SHOW HOLDS ON d;
            DROP POLICY p; DROP TARGET IF EXISTS f""",
            new KnownNames(List.of(), Map.of()));

    assertThat(script.problems()).isEmpty();
    assertThat(script.statements())
        .containsExactly(
            new Statement.Create(
                StatementKind.TARGET,
                "f",
                false,
                true,
                "CREATE TARGET f TYPE flink WITH (\n  'url' = 'http://jobs:8081')"),
            new Statement.Create(
                StatementKind.POLICY,
                "p",
                true,
                false,
                "CREATE POLICY p\n  ON d\n  WHEN LATE\n  THEN STOP\n  VIA f"),
            new Statement.Create(
                StatementKind.HOLD, "d FOR CASE '17'", true, false, "HOLD DATASET d FOR CASE '17'"),
            new Statement.Drop(StatementKind.HOLD, "d FOR CASE '17'", false),
            new Statement.Describe(StatementKind.POLICY, "p"),
            new Statement.Describe(StatementKind.TARGET, "f"),
            new Statement.ExplainPolicy("p"),
            new Statement.Show(StatementKind.HOLD, new NamedTarget("d", "d"), ""),
            new Statement.Drop(StatementKind.POLICY, "p", false),
            new Statement.Drop(StatementKind.TARGET, "f", true));
  }

  @Test
  void tableCannotBeDeclaredHereButRulesAreCheckedAgainstIt() {
    var script =
        statements.check(
            "default",
            "CREATE TABLE t (amount INT);\nCREATE RULE r ON t EXPECT EACH ROW (amuont > 0)",
            new KnownNames(List.of(), Map.of()));

    assertThat(script.problems().stream().map(Problem::text))
        .containsExactlyInAnyOrder(
            "line 1, column 1: table 't' cannot be declared here;"
                + " declare tables where the job starts; here take CREATE TABLE out",
            "line 2, column 37: unknown column 'amuont'; did you mean 'amount'?");
  }

  @Test
  void calendarThatIsNotThereIsToldWithTheOneThatWasMeant() {
    var text = "CREATE RULE r ON d EXPECT ARRIVAL BY TIME '08:00' TIME ZONE 'UTC' ON CALENDAR %s";

    assertThat(
            statements
                .check(
                    "default", text.formatted("busines"), new KnownNames(List.of("business"), null))
                .problems())
        .extracting(Problem::text)
        .containsExactly("line 1, column 79: unknown calendar 'busines'; did you mean 'business'?");
    assertThat(
            statements
                .check("default", text.formatted("FR"), new KnownNames(List.of(), Map.of()))
                .problems())
        .isEmpty();
  }
}
