package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.Basis;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleMetrics;
import io.plumbline.rules.strategy.StrategyKind;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NormalTest {
  private static Expectation.Normal normal(String text) {
    var parsed = Statements.parse("CREATE RULE r ON d EXPECT NORMAL " + text);
    assertThat(parsed.problems()).isEmpty();
    return (Expectation.Normal) ((CreateRule) parsed.statements().get(0)).rule().expectation();
  }

  private static String problem(String text) {
    var problems = Statements.parse("CREATE RULE r ON d EXPECT NORMAL " + text).problems();
    assertThat(problems).hasSize(1);
    return problems.get(0).message() + "; " + problems.get(0).suggestion();
  }

  @Test
  void clockHolidaysAndKindOfLoadAreSaidInTheRule() {
    assertThat(normal("ROW_COUNT() SNAPSHOT TIME ZONE 'Asia/Tokyo' ON CALENDAR 'JP'").basis())
        .isEqualTo(new Basis(ZoneId.of("Asia/Tokyo"), "JP", true));
    assertThat(normal("ROW_COUNT()").basis()).isEqualTo(Basis.DEFAULT);
  }

  @Test
  void learningPhaseMayBeLonger() {
    assertThat(normal("DURATION() TRAIN ON 28 RUNS DIRECTION SPIKE").trainedOn()).isEqualTo(28);
    assertThat(normal("FRESHNESS()").trainedOn()).isZero();
    var text = "CREATE RULE r ON d EXPECT NORMAL ROW_COUNT() USING auto TRAIN ON 28 RUNS";
    assertThat(Statements.parse(text).orThrow().get(0).sql())
        .contains("EXPECT NORMAL ROW_COUNT() TRAIN ON 28 RUNS");
  }

  @Test
  void strategiesOfOtherToolsAreOfferedByName() {
    var call = normal("ROW_COUNT() USING online_normal(2, upper_deviation_factor = 4)").strategy();
    assertThat(call.kind()).isEqualTo(StrategyKind.ONLINE_NORMAL);
    assertThat(call.numbers())
        .isEqualTo(Map.of("lower_deviation_factor", 2.0, "upper_deviation_factor", 4.0));
    assertThat(normal("ROW_COUNT() USING holt_winters").strategy().numbers()).isEmpty();
    assertThat(normal("ROW_COUNT() USING auto").strategy()).isNull();
  }

  private static Rule rule(String text) {
    var parsed = Statements.parse("CREATE RULE r ON d " + text);
    assertThat(parsed.problems()).isEmpty();
    return ((CreateRule) parsed.statements().get(0)).rule();
  }

  @Test
  void whatIsMeasuredOfRowsIsJudgedOfRowsAndWhatRunsTellOfRuns() {
    assertThat(rule("EXPECT NORMAL ROW_COUNT()").isAboutRows()).isFalse();
    assertThat(rule("EXPECT NORMAL BYTES()").isAboutRows()).isFalse();
    assertThat(rule("EXPECT NORMAL AVG(price * quantity)").isAboutRows()).isTrue();
    assertThat(rule("OVER BATCH EXPECT NORMAL ROW_COUNT()").isAboutRows()).isTrue();
    assertThat(rule("WHERE a > 1 EXPECT NORMAL ROW_COUNT()").isAboutRows()).isTrue();
    assertThat(rule("OVER TUMBLE(INTERVAL '1' DAY) EXPECT NORMAL COUNT(*)").isAboutRows()).isTrue();
    assertThat(RuleMetrics.arguments(rule("EXPECT NORMAL AVG(price * quantity)")))
        .containsOnlyKeys("price * quantity");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      textBlock =
          """
          BYTES() OVER BATCH                  | BYTES() is known of runs, not of rows; take out WHERE, SEGMENT BY and OVER
          AVG(x) FOR 2 OF 3 WINDOWS           | NORMAL is damped by what it learns
          AVG(x) SEVERITY WARN WHEN SUM(x) > 1 | NORMAL has one severity; write a rule for each
          AVG('x')                            | cannot compute AVG of
          ROW_COUNT() USING online_nromal     | unknown strategy 'online_nromal'; did you mean 'online_normal'
          ROW_COUNT() USING change(x)         | cannot read a parameter of change; write numbers
          ROW_COUNT() USING change(1, 2, 1, 5) | cannot read a parameter of change
          ROW_COUNT() USING change(wide = 2)  | Cannot set 'wide' of change: it takes decrease, increase, order
          ROW_COUNT() USING holt_winters(2.5) | write a whole number
          ROW_COUNT() TIME ZONE 'Europe/Pariss' | unknown time zone 'Europe/Pariss'; did you mean
          """)
  void mistakesAreNamedWithARemedy(String text, String expected) {
    assertThat(problem(text)).contains(expected);
  }
}
