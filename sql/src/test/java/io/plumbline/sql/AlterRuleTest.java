package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.rules.RuleRejectedException;
import java.time.Instant;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AlterRuleTest {
  private static final long NOW = Instant.parse("2026-01-31T08:00:00Z").toEpochMilli();
  private static final String VOLUME = "CREATE OR REPLACE RULE r ON d EXPECT NORMAL ROW_COUNT()";

  private static Statement one(String text) {
    return Statements.parse(text).orThrow().get(0);
  }

  private static String altered(String rule, String alteration) {
    var alter = (AlterRule) one("ALTER RULE r " + alteration);
    return alter.apply((CreateRule) one(rule), NOW).sql().replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          RENAME TO "s t"            | CREATE RULE "s t" ON d EXPECT NORMAL ROW_COUNT() SEVERITY ERROR
          SET (severity = WARN, mode = 'shadow') | CREATE RULE r ON d EXPECT NORMAL ROW_COUNT() SEVERITY WARN MODE SHADOW
          SET (owner='a', notify='b', comment='c') | CREATE RULE r ON d EXPECT NORMAL ROW_COUNT() SEVERITY ERROR NOTIFY 'b' OWNER 'a' COMMENT 'c'
          MUTE FOR INTERVAL '4' HOUR | CREATE RULE r ON d EXPECT NORMAL ROW_COUNT() SEVERITY ERROR MUTE UNTIL TIMESTAMP '2026-01-31 12:00:00'
          RESET BASELINE             | CREATE RULE r ON d EXPECT NORMAL ROW_COUNT() SEVERITY ERROR BASELINE SINCE TIMESTAMP '2026-01-31 08:00:00'
          EXCLUDE RUN 'x'            | CREATE RULE r ON d EXPECT NORMAL ROW_COUNT() SEVERITY ERROR EXCLUDE RUNS ('x')
          """)
  void ruleIsWhatItsTextWithTheChangeSays(String alteration, String text) {
    assertThat(altered(VOLUME, alteration)).isEqualTo(text);
    assertThat(one(text).sql().replaceAll("\\s+", " ")).isEqualTo(text);
  }

  @Test
  void changesAddUp() {
    var rule = VOLUME + " EXCLUDE RUNS ('x') COMMENT 'c'";

    assertThat(altered(rule, "EXCLUDE RUN 'y'")).contains("EXCLUDE RUNS ('x', 'y') COMMENT 'c'");
    assertThat(altered(rule, "EXCLUDE RUN 'x'")).contains("EXCLUDE RUNS ('x') COMMENT 'c'");
    assertThat(altered(rule, "SET (comment = '')")).doesNotContain("COMMENT");
  }

  @Test
  void segmentsAreAddedToThoseThatAreThere() {
    var rule = "CREATE RULE r ON d EXPECT (ROW_COUNT() > 0)";

    assertThat(altered(rule, "ADD SEGMENT country")).contains("ON d SEGMENT BY country EXPECT");
    assertThat(altered(rule + " SEGMENT BY country MAX 7 SEGMENTS", "ADD SEGMENT city, country"))
        .contains("SEGMENT BY country, city MAX 7 SEGMENTS EXPECT");
    assertThat(altered(rule + " SEGMENT BY country TOP 3", "ADD SEGMENT \"order\""))
        .contains("SEGMENT BY country, \"order\" TOP 3 EXPECT");
  }

  @Test
  void segmentsThatMakeNoSenseAreRejected() {
    assertThatThrownBy(() -> altered(VOLUME, "ADD SEGMENT country"))
        .isInstanceOf(RuleRejectedException.class)
        .hasMessageContaining("rule 'r' is not about rows, so there is nothing to divide");
    assertThatThrownBy(
            () -> altered("CREATE RULE r ON d EXPECT (ROW_COUNT() > 0)", "ADD SEGMENT " + many(17)))
        .isInstanceOf(RuleRejectedException.class)
        .hasMessageContaining("at most 16 values");
  }

  private static String many(int keys) {
    return IntStream.range(0, keys).mapToObj(i -> "c" + i).collect(Collectors.joining(", "));
  }

  @Test
  void ruleThatDoesNotLookBackHasNoBaseline() {
    var rule = "CREATE RULE r ON d EXPECT (ROW_COUNT() > 0)";

    assertThatThrownBy(() -> altered(rule, "RESET BASELINE"))
        .isInstanceOf(RuleRejectedException.class)
        .hasMessage(
            "line 1, column 1: rule 'r' does not look back, so it has no baseline;"
                + " NORMAL, PREVIOUS(...) and OVER LAST n RUNS look back");
    assertThatThrownBy(() -> altered(rule, "EXCLUDE RUN 'x'"))
        .isInstanceOf(RuleRejectedException.class);
    assertThat(altered(rule + " OVER LAST 3 RUNS", "EXCLUDE RUN 'x'")).contains("EXCLUDE RUNS");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          alter rule "a b" rename to c            | ALTER RULE "a b" RENAME TO c
          ALTER RULE r SET (mode=shadow, severity='warn') | ALTER RULE r SET (severity = WARN, mode = SHADOW)
          ALTER RULE r SET (comment='it''s')      | ALTER RULE r SET (comment = 'it''s')
          ALTER RULE r MUTE FOR INTERVAL '90' MINUTE | ALTER RULE r MUTE FOR INTERVAL '90' MINUTE
          ALTER RULE r RESET BASELINE             | ALTER RULE r RESET BASELINE
          ALTER RULE r EXCLUDE RUN 'x'            | ALTER RULE r EXCLUDE RUN 'x'
          alter rule r add segment country, upper(city) | ALTER RULE r ADD SEGMENT country, UPPER(city)
          ALTER RULE r ROLLBACK TO VERSION 3      | ALTER RULE r ROLLBACK TO VERSION 3
          DESCRIBE RULE r                         | DESCRIBE RULE r
          SHOW RULE HISTORY r                     | SHOW RULE HISTORY r
          explain state rule r                    | EXPLAIN STATE RULE r
          EXPLAIN COST RULE r                     | EXPLAIN COST RULE r
          EXPLAIN PLAN RULE r                     | EXPLAIN PLAN RULE r
          EXPLAIN RULE plan                       | EXPLAIN RULE plan
          """)
  void statementsArePrintedAsTheyAreRead(String text, String printed) {
    var statement = one(text);

    assertThat(statement.sql()).isEqualTo(printed);
    assertThat(one(printed)).isEqualTo(statement);
  }
}
