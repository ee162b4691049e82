package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.Problem;
import io.plumbline.rules.Rule;
import io.plumbline.udfs.MetricCatalogue;
import io.plumbline.udfs.MetricFunction;
import java.util.List;
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
        .contains("only drops count", "a model of ROW_COUNT() per dataset");
    assertThat(explain("CREATE RULE r ON d EXPECT SCHEMA NO RENAME, DROP"))
        .contains("must not change by DROP, RENAME");
    assertThat(explain("CREATE RULE r ON d EXPECT ARRIVAL EVERY INTERVAL '90' MINUTE"))
        .contains("at least every 90 minute");
    assertThat(explain("CREATE RULE r ON d EXPECT (MIN(a) > 0 OR MAX(a) > 0) MODE DISABLED"))
        .contains("per open window: MIN(a), MAX(a)", "never: the rule is DISABLED");
  }

  @Test
  void whatIsForetoldOfAnOpenWindowIsSaid() {
    assertThat(
            explain(
                "CREATE RULE r ON d SEGMENT BY country OVER TUMBLE(INTERVAL '1' DAY) ON EVENT TIME at"
                    + " EXPECT NORMAL ROW_COUNT()"))
        .contains("all rows of each 1 day by at, each country by itself")
        .contains(
            "before it does, even if nothing arrives, as soon as its final count can no longer")
        .contains("a model of ROW_COUNT() per dataset and segment", "how the count of a window");
    assertThat(explain("CREATE RULE r ON d EXPECT NORMAL AVG(x)"))
        .contains("all rows of each run or posted batch")
        .contains("when the run or batch is complete, after a learning phase")
        .contains("a detector of AVG(x) per dataset");
  }

  @Test
  void windowsSegmentsAndLevelsAreSaidInWords() {
    assertThat(
            explain(
                "CREATE RULE r ON d SEGMENT BY country TOP 20"
                    + " OVER CUMULATE(INTERVAL '5' MINUTE, INTERVAL '1' DAY) ON EVENT TIME ts"
                    + " ALLOWED LATENESS INTERVAL '1' HOUR EXPECT EACH ROW (a > 0) STRICT"
                    + " SEVERITY WARN, CRITICAL WHEN ROW_COUNT() > 9 FOR 2 OF 3 WINDOWS"
                    + " MUTE UNTIL TIMESTAMP '2030-01-01 00:00:00'"))
        .contains("no row may make this false or unknown: a > 0")
        .contains(
            "all rows of each 1 day so far, every 5 minute by ts, corrected for rows up to 1 hour"
                + " late, the 20 largest of each country by itself")
        .contains("every 5 minute while the window is open")
        .contains(
            "a CRITICAL if ROW_COUNT() > 9, else WARN finding once 2 of the last 3 are violated")
        .contains("muted until 2030-01-01 00:00:00");
  }

  private static final RowSchema SCHEMA =
      RowSchema.builder()
          .add("country", ColumnKind.STRING)
          .add("price", ColumnKind.DECIMAL)
          .add("quantity", ColumnKind.LONG)
          .build();

  private static Rule rule(String text) {
    return ((CreateRule) Statements.parse(text).orThrow().get(0)).rule();
  }

  @Test
  void planSaysWhatIsComputedOfEachRowAndHow() {
    var rule =
        rule(
            "CREATE RULE r ON d WHERE quantity > 0 AND country LIKE 'A%' AND price * 2 > quantity"
                + " SEGMENT BY UPPER(country) EXPECT (SUM(price * quantity) > 0 AND COUNT(*) > 1)");

    assertThat(Explanation.plan(rule, List.of(SCHEMA)))
        .isEqualTo(
            """
            Plan of rule r
              Reads:     quantity, country, price
              Filter:    quantity > 0: in a loop over the column
                         country LIKE 'A%': once for each distinct text
                         price * 2 > quantity: row by row
              Segments:  UPPER(country)
              Computes:  price * quantity
              Measures:  SUM(price * quantity), ROW_COUNT()
              Into:      one state for each run or posted batch\
            """);
    assertThat(Explanation.plan(rule, List.of()))
        .contains("Filter:    quantity > 0 AND country LIKE 'A%' AND price * 2 > quantity");
    assertThat(Explanation.plan(rule("CREATE RULE r ON d EXPECT SCHEMA NO DROP"), List.of()))
        .contains("Rows:      none");
  }

  @Test
  void stateSaysHowManyBytesAreKept() {
    var text =
        Explanation.state(
            rule(
                "CREATE RULE r ON d SEGMENT BY country MAX 10 SEGMENTS"
                    + " EXPECT (COUNT_DISTINCT(quantity) > 0 AND COUNT(*) > PREVIOUS(COUNT(*)))"),
            List.of(SCHEMA));

    assertThat(text)
        .containsPattern("COUNT_DISTINCT\\(quantity\\): \\d+ bytes when empty, \\d+ kB after 10240")
        .contains("ROW_COUNT(): 9 bytes")
        .containsPattern("in all: about \\d+ kB")
        .containsPattern("at most 10 segments: about \\d+ kB")
        .contains("the figures of the last 1 runs: 16 bytes");
  }

  @Test
  void everyMetricHasASizeThatIsKnown() {
    for (var function : MetricCatalogue.functions()) {
      var example = example(function);
      var rule =
          rule(
              "CREATE RULE r ON d OVER TUMBLE(INTERVAL '5' MINUTE) ON EVENT TIME ts EXPECT ("
                  + example
                  + " > 0)");
      assertThat(Explanation.state(rule, List.of())).contains("    " + function.name() + "(");
    }
  }

  private static String example(MetricFunction function) {
    var written =
        Statements.parse("CREATE RULE r ON d EXPECT (" + function.name() + "(a, b, c, d) > 0)")
            .problems()
            .stream()
            .map(Problem::suggestion)
            .filter(suggestion -> suggestion.startsWith("write " + function.name()))
            .map(suggestion -> suggestion.substring("write ".length()))
            .findFirst();
    return written.orElse(function.name() + "(a, b, c, d)");
  }

  @Test
  void costSaysWithWhichRulesAMetricIsShared() {
    var rule = rule("CREATE RULE r ON shop.d EXPECT (SUM(a) > 0 AND MIN(b) > 0)");
    var others =
        List.of(
            rule,
            rule("CREATE RULE same ON shop.d EXPECT (SUM(a) > 9)"),
            rule("CREATE RULE wide ON LIKE 'shop.%' EXPECT (SUM(a) > 9)"),
            rule("CREATE RULE filtered ON shop.d WHERE c EXPECT (SUM(a) > 9)"),
            rule("CREATE RULE elsewhere ON shop.e EXPECT (SUM(a) > 9)"),
            rule("CREATE RULE judged ON shop.d EXPECT EACH ROW (a > 9)"));

    assertThat(Explanation.cost(rule, others))
        .isEqualTo(
            """
            Cost of rule r
              SUM(a): shared with same, wide
              MIN(b): for this rule alone\
            """);
    assertThat(Explanation.cost(others.get(5), others)).contains("one predicate for each row");
  }

  @Test
  void descriptionNamesThePartsOfARule() {
    assertThat(Description.of(rule("CREATE RULE r ON d WHERE a > 1 EXPECT (MIN(b) > 0) OWNER 'x'")))
        .containsExactly(
            entry("name", "r"),
            entry("version", "0"),
            entry("on", "d"),
            entry("where", "a > 1"),
            entry("expect", "(MIN(b) > 0)"),
            entry("severity", "ERROR"),
            entry("owner", "'x'"));
  }
}
