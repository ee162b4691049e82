package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.StatementKind;
import io.plumbline.rules.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StatementProblemsTest {
  private static String problems(String text) {
    return String.join(
        "\n", Statements.parse(text).problems().stream().map(Problem::text).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          CRATE RULE r ON d EXPECT (ROW_COUNT() > 0)            | line 1, column 1: unexpected 'CRATE'; did you mean 'CREATE'?
          CREATE RLE r ON d EXPECT (ROW_COUNT() > 0)            | line 1, column 8: unexpected 'RLE'; did you mean 'RULE'?
          CREATE RULE r ON d EXPCT (ROW_COUNT() > 0)            | line 1, column 20: unexpected 'EXPCT'; did you mean 'EXPECT'?
          CREATE RULE r ON d WHERE a > 1 EXPCT (ROW_COUNT() > 0)| line 1, column 32: unexpected 'EXPCT'; did you mean 'EXPECT'?
          CREATE RULE r ON d EXPECT (ROW_COUNT() > 0) SEVERTY INFO | line 1, column 45: unexpected 'SEVERTY'; did you mean 'SEVERITY'?
          CREATE RULE r ON d EXPECT (ROW_COUNT() > 0) SEVERITY WORN | line 1, column 54: unknown SEVERITY 'WORN'; did you mean 'WARN'?
          CREATE RULE r ON d EXPECT (ROW_COUNT() > 0) MODE OFF  | line 1, column 50: unknown MODE 'OFF'; it is one of ENFORCED, SHADOW, DISABLED
          CREATE RULE r ON d EXPECT (ROW_COUNT() > 0) ON VIOLATON ALERT | line 1, column 48: unexpected 'VIOLATON'; did you mean 'VIOLATION'?
          CREATE RULE r ON d EXPECT (ROW_COUNT() > 0) ON VIOLATION ALERTT | line 1, column 58: unknown action ALERTT; did you mean 'ALERT'?
          CREATE RULE r ON d EXPECT (ROW_COUNT() > 0) ON VIOLATION DROP ROW | line 1, column 58: DROP ROW is for single rows; write EXPECT EACH ROW (...), or ALERT
          CREATE RULE r ON d EXPECT (ROW_COUNT() > 0) ON VIOLATION ALERT TO x | line 1, column 67: TO is for QUARANTINE; take it out
          CREATE RULE r ON d EXPECT (ROW_COUNT() > 0) OWNER 'a' OWNER 'b' | line 1, column 55: OWNER is written twice; take one of them out
          CREATE RULE r ON d EXPECT (ROW_CONT() > 0)            | line 1, column 28: unknown function ROW_CONT; did you mean 'ROW_COUNT'?
          CREATE RULE r ON d EXPECT (a > 0)                     | line 1, column 28: column 'a' is outside a metric; take a metric of it, such as MIN(a), or write EACH ROW
          CREATE RULE r ON d EXPECT (MIN(a, b) > 0)             | line 1, column 28: MIN takes 1 column, not 2; write MIN(amount)
          CREATE RULE r ON d EXPECT (ROW_COUNT())               | line 1, column 28: EXPECT takes a condition, not ROW_COUNT() (DECIMAL); compare it with a value
          CREATE RULE r ON d EXPECT EACH ROW (MIN(a) > 0)       | line 1, column 37: MIN is over all rows; write EXPECT (MIN(...) ...) without EACH ROW
          CREATE RULE r ON d EXPECT EACH ROW (UPER(a) = 'A')    | line 1, column 37: unknown function UPER; did you mean 'UPPER'?
          CREATE RULE r ON d EXPECT EACH ROW (NVL(a, 1) = 1)    | line 1, column 37: unknown function NVL; write COALESCE(a, b)
          CREATE RULE r ON d EXPECT EACH ROW (a < CURRENT_TIMESTAMP) | line 1, column 41: unknown function CURRENT_TIMESTAMP; rules do not read the clock; write EXPECT ARRIVAL
          CREATE RULE r ON d EXPECT EACH ROW (a > TRUE)         | line 1, column 37: conditions have no order; compare them with = or <>
          CREATE RULE r ON d EXPECT EACH ROW (a + 'b' = 2)      | line 1, column 41: + takes numbers, not 'b' (VARCHAR); write CAST(... AS DECIMAL)
          CREATE RULE r ON d EXPECT EACH ROW (a IN (SELECT 1))  | line 1, column 37: subqueries are not supported in a rule; compare with constants
          CREATE RULE r ON d EXPECT EACH ROW (REGEXP_LIKE(a, '(')) | line 1, column 52: cannot read regular expression: missing closing ) in '('; write a backslash before a sign that stands for itself, as in '\\('
          CREATE RULE r ON d EXPECT EACH ROW (a = DATE '2026-02-30') | line 1, column 41: cannot read DATE '2026-02-30'; write DATE '2026-01-31' or TIMESTAMP '2026-01-31 08:00:00'
          CREATE RULE r ON d EXPECT EACH ROW (when > 1)         | line 1, column 37: unexpected 'when'; if 'when' is a name, write it in double quotes: "when"
          CREATE RULE r ON dwh.order EXPECT (ROW_COUNT() > 0)   | line 1, column 22: unexpected 'order'; if 'order' is a name, write it in double quotes: "order"
          CREATE RULE r ON d EXPECT EACH ROW (a > 0) MOSTLY 99  | line 1, column 51: MOSTLY is a share above 0 and at most 1, not 99; for 99 % write MOSTLY 0.99
          CREATE RULE r ON d EXPECT EACH ROW (a > 0             | line 1, column 41: the statement ends too early; a parenthesis is not closed
          CREATE RULE r ON d EXPECT NORMAL ROW_COUNT() + 1      | line 1, column 34: NORMAL takes one metric; arithmetic is not supported yet; write NORMAL ROW_COUNT()
          CREATE RULE r ON d EXPECT NORMAL ROW_COUNT() DIRECTION DRIP | line 1, column 56: unknown DIRECTION 'DRIP'; did you mean 'DROP'?
          CREATE RULE r ON d EXPECT ARRIVAL BY TIME '8h' TIME ZONE 'UTC' | line 1, column 43: cannot read the time '8h'; write it as 'HH:MM' or 'HH:MM:SS', such as '08:00'
          CREATE RULE r ON d EXPECT ARRIVAL BY TIME '08:00' TIME ZONE 'Europe/Pari' | line 1, column 61: unknown time zone 'Europe/Pari'; did you mean 'Europe/Paris'?
          CREATE RULE r ON d EXPECT ARRIVAL BY TIME '08:00'     | line 1, column 43: the time has no zone; write TIME ZONE 'Europe/Paris' or TIME ZONE 'UTC' after it
          CREATE RULE r ON d EXPECT ARRIVAL EVERY INTERVAL '1' MONTH | line 1, column 41: cannot read 1 MONTH as an interval; write INTERVAL '15' MINUTE
          CREATE RULE r ON d EXPECT ARRIVAL EVERY INTERVAL '0' HOUR | line 1, column 41: an interval must be longer than nothing and at most 3660 days; write INTERVAL '15' MINUTE
          CREATE RULE r ON d EXPECT SCHEMA NO DROPP             | line 1, column 37: unknown schema change 'DROPP'; did you mean 'DROP'?
          CREATE RULE r ON d WHERE a > 1 EXPECT SCHEMA NO DROP  | line 1, column 20: WHERE is for expectations about rows; take it out, or write EXPECT EACH ROW (...) or EXPECT (...)
          CREATE RULE r ON '' EXPECT SCHEMA NO DROP             | line 1, column 18: the name of the dataset is empty; write ON dwh.orders
          CREATE OR REPLACE RULE IF NOT EXISTS r ON d EXPECT SCHEMA NO DROP | line 1, column 1: OR REPLACE and IF NOT EXISTS exclude each other; take one of them out
          DROP RULE 'r                                          | line 1, column 11: a quote is not closed; write ' at its end
          SHOW RULES /* x                                       | line 1, column 12: a comment is not closed; write */ at its end
          CREATE RULE r ON d EXPECT NORMAL ROW_COUNT() TRAIN ON 5 RUNS | line 1, column 55: TRAIN ON 5 RUNS is too few: the model needs 12; write TRAIN ON 12 RUNS or more
          CREATE RULE r ON d EXPECT NORMAL ROW_COUNT() USING change TRAIN ON 20 RUNS | line 1, column 68: strategy change learns by its own rules; take TRAIN ON out
          ACK INCIDENT x                                        | line 1, column 14: unexpected 'x'; expected a text in single quotes
          SELECT 1                                              | line 1, column 1: unexpected 'SELECT'; expected ALTER, CREATE, DESCRIBE, DROP, EXPLAIN, HOLD, RELEASE, SHOW or ACK
          """)
  void problemHasItsPlaceAndAFix(String text, String problem) {
    assertThat(problems(text)).isEqualTo(problem);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          TEST RULE r ON HISTORY FROM '1' TO '2'                    | TEST RULE
          SHOW VIOLATIONS                                           | SHOW VIOLATIONS
          CREATE RULE r ON TAG 'pii' EXPECT NORMAL ROW_COUNT()      | TAG as a target
          CREATE RULE r ON DOWNSTREAM OF x EXPECT NORMAL ROW_COUNT() | DOWNSTREAM OF as a target
          CREATE RULE r ON d EXPECT SAME AS e KEY (k)               | EXPECT SAME
          CREATE RULE r ON d EXPECT REFERENCES e(k)                 | EXPECT REFERENCES
          CREATE RULE r ON d EXPECT DRIFT(c, PSI) < 0.2 AGAINST BASELINE b | EXPECT DRIFT
          CREATE RULE r ON d EXPECT QUERY (SELECT 1 FROM t) IS EMPTY | EXPECT QUERY
          CREATE RULE r ON d EXPECT SCHEMA COMPATIBLE BACKWARD      | EXPECT SCHEMA COMPATIBLE
          """)
  void whatIsStillToComeIsSaidToBe(String text, String what) {
    var found = Statements.parse(text).problems();

    assertThat(found).hasSize(1);
    assertThat(found.get(0).message()).isEqualTo(what + " is not supported yet");
    assertThat(found.get(0).line()).isEqualTo(1);
    assertThat(found.get(0).suggestion()).isNotEmpty();
  }

  @Test
  void allProblemsOfAllStatementsAreReportedInOrder() {
    var text =
        """
        CREATE RULE a ON d EXPECT ARRIVAL BY TIME 'x' TIME ZONE 'y' SEVERITY z;
        SHOW RULES;
        CREATE RULE b ON d
          EXPECT EACH ROW (UPER(a) = 1
            AND MIN(b) > 1) MOSTLY 2;
        DROP RULES c; CREATE RULE d ON e EXPECT (SUM(DISTINCT a) > 1)\
        """;

    assertThat(problems(text))
        .isEqualTo(
            """
            line 1, column 43: cannot read the time 'x'; write it as 'HH:MM' or 'HH:MM:SS', such as '08:00'
            line 1, column 57: unknown time zone 'y'; write an IANA zone, such as 'Europe/Paris' or 'UTC'
            line 1, column 70: unknown SEVERITY 'z'; it is one of INFO, WARN, ERROR, CRITICAL
            line 4, column 20: unknown function UPER; did you mean 'UPPER'?
            line 5, column 9: MIN is over all rows; write EXPECT (MIN(...) ...) without EACH ROW
            line 5, column 28: MOSTLY is a share above 0 and at most 1, not 2; for 2 % write MOSTLY 0.02
            line 6, column 6: unexpected 'RULES'; did you mean 'RULE'?
            line 6, column 42: DISTINCT is not supported in SUM; take it out\
            """);
    assertThat(Statements.parse(text).statements())
        .containsExactly(new Show(StatementKind.RULE, null, "", 2, 1));
  }
}
