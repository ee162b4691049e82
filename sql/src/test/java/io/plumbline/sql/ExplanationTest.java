package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ExplanationTest {
  private static String explain(String text) {
    var create = (CreateRule) Statements.parse(text).orThrow().get(0);
    return Explanation.of(create.rule());
  }

  @Test
  void rowRuleSaysWhichRowsMayNotBeFalse() {
    assertThat(
            explain(
                """
                CREATE RULE pay_ok ON kafka.pay WHERE amount IS NOT NULL OVER TUMBLE(INTERVAL '5' MINUTE)
                EXPECT EACH ROW (amount > 0) MOSTLY 0.999
                ON VIOLATION ALERT, QUARANTINE NOTIFY 'payments' OWNER 'ann'
                """))
        .isEqualTo(
            """
            Rule pay_ok
              Judges:       dataset kafka.pay: at most 0.1 % of the rows may make this false: amount > 0
              Over:         rows WHERE amount IS NOT NULL of each 5 minute by the time of arrival
              When:         when the window closes
              On violation: a ERROR finding; raise an alert, put the row into quarantine; tells payments; owned by ann
              State:        two counts per open window: rows, and rows that make it false\
            """);
  }

  @Test
  void arrivalRuleSaysThatItFiresWithoutAnEvent() {
    assertThat(
            explain(
                "CREATE RULE r ON LIKE 'dwh.%' EXPECT ARRIVAL BY TIME '08:00' TIME ZONE 'Europe/Paris'"
                    + " GRACE INTERVAL '15' MINUTE MODE SHADOW"))
        .contains("every dataset LIKE 'dwh.%': it must be complete by 08:00 Europe/Paris each day")
        .contains("with a grace of 15 minute")
        .contains("at the deadline, even if nothing arrives")
        .contains("the rule is in SHADOW mode");
  }

  @Test
  void everyKindOfExpectationIsExplained() {
    assertThat(explain("CREATE RULE r ON d EXPECT NORMAL ROW_COUNT() DIRECTION DROP"))
        .contains("only drops count", "the history of ROW_COUNT() per dataset");
    assertThat(explain("CREATE RULE r ON d EXPECT SCHEMA NO RENAME, DROP"))
        .contains("must not change by DROP, RENAME");
    assertThat(explain("CREATE RULE r ON d EXPECT ARRIVAL EVERY INTERVAL '90' MINUTE"))
        .contains("at least every 90 minute");
    assertThat(explain("CREATE RULE r ON d EXPECT (MIN(a) > 0 OR MAX(a) > 0) MODE DISABLED"))
        .contains("per open window: MIN(a), MAX(a)", "never: the rule is DISABLED");
  }
}
