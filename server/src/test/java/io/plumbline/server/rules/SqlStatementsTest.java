package io.plumbline.server.rules;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.Problem;
import io.plumbline.server.FixedLineageReader;
import io.plumbline.sql.ExplainRule.Aspect;
import java.util.List;
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
            List.of());

    assertThat(script.problems()).isEmpty();
    assertThat(script.statements())
        .containsExactly(
            new Statement.CreateRule(
                "r",
                true,
                false,
                "CREATE RULE r\n  ON d\n  EXPECT NORMAL ROW_COUNT()\n  SEVERITY ERROR"),
            new Statement.AlterRule("r", "ALTER RULE r RENAME TO s"),
            new Statement.RollBackRule("s", 2),
            new Statement.ExplainRule("s", Aspect.COST),
            new Statement.ExplainRule("s", Aspect.MEANING),
            new Statement.DescribeRule("s"),
            new Statement.ShowRuleHistory("s"),
            new Statement.ShowRules("d", "s%"),
            new Statement.DropRule("s", true),
            new Statement.CreateCalendar(
                "days", false, true, "CREATE CALENDAR days CLOSED ON (SUNDAY)"),
            new Statement.ShowCalendars("d%"),
            new Statement.DropCalendar("days", false),
            new Statement.AckIncident("i", true, "sale"));
  }

  @Test
  void tableCannotBeDeclaredHereButRulesAreCheckedAgainstIt() {
    var script =
        statements.check(
            "default",
            "CREATE TABLE t (amount INT);\nCREATE RULE r ON t EXPECT EACH ROW (amuont > 0)",
            List.of());

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
            statements.check("default", text.formatted("busines"), List.of("business")).problems())
        .extracting(Problem::text)
        .containsExactly("line 1, column 79: unknown calendar 'busines'; did you mean 'business'?");
    assertThat(statements.check("default", text.formatted("FR"), List.of()).problems()).isEmpty();
  }
}
