package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.Problem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Columns that are called by a word that SQL reserves. */
class ReservedWordsTest {
  private static String printed(String clauses) {
    var parsed = Statements.parse("CREATE RULE r ON d " + clauses);
    assertThat(parsed.problems()).as(clauses).isEmpty();
    return parsed.statements().get(0).sql().replaceAll("\\s+", " ");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "unique",
        "order",
        "group",
        "table",
        "value",
        "user",
        "date",
        "time",
        "timestamp",
        "year",
        "day",
        "select",
        "where",
        "end",
        "start",
        "desc",
        "check",
        "primary",
        "default",
        "row",
        "rows",
        "interval",
        "window",
        "over",
        "partition",
        "values",
        "position",
        "result"
      })
  void anyOfThemIsAColumnWhereItStandsAlone(String word) {
    var quoted = printed("EXPECT (SUM(\"" + word + "\") > 0 AND MAX(a + \"" + word + "\") < 9)");
    var plain =
        word.equals("end") || word.equals("over") || word.equals("where")
            ? quoted
            : printed("EXPECT (SUM(" + word + ") > 0 AND MAX(a + " + word + ") < 9)");
    assertThat(plain).isEqualTo(quoted);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          EXPECT (COMPLETENESS(unique) = 1)           | EXPECT (COMPLETENESS("unique") = 1)
          EXPECT (UNIQUENESS(user, order) = 1)        | EXPECT (UNIQUENESS("user", "order") = 1)
          EXPECT EACH ROW (order > 3 AND NOT group = 2 OR table IS NULL) | EXPECT EACH ROW ("order" > 3 AND NOT "group" = 2 OR "table" IS NULL)
          WHERE value IN (1, 2) EXPECT (ROW_COUNT() > 0) | WHERE "value" IN (1, 2) EXPECT (ROW_COUNT() > 0)
          WHERE user NOT LIKE 'a%' EXPECT (ROW_COUNT() > 0) | WHERE "user" NOT LIKE 'a%' EXPECT (ROW_COUNT() > 0)
          EXPECT EACH ROW (CASE WHEN value > 1 THEN start ELSE user END > 0) | EXPECT EACH ROW (CASE WHEN "value" > 1 THEN "start" ELSE "user" END > 0)
          SEGMENT BY group, order EXPECT (ROW_COUNT() > 0) | SEGMENT BY "group", "order" EXPECT (ROW_COUNT() > 0)
          EXPECT EACH ROW (order.table > 1)           | EXPECT EACH ROW ("order"."table" > 1)
          OVER TUMBLE(INTERVAL '1' MINUTE) ON EVENT TIME at EXPECT (ROW_COUNT() > 0) | OVER TUMBLE(INTERVAL '1' MINUTE) ON EVENT TIME "at" EXPECT (ROW_COUNT() > 0)
          EXPECT EACH ROW (a > 0) ON VIOLATION QUARANTINE MASK (user, order) | EXPECT EACH ROW (a > 0) ON VIOLATION QUARANTINE MASK ("user", "order")
          """)
  void quotesMakeNoDifference(String plain, String quoted) {
    assertThat(printed(plain)).isEqualTo(printed(quoted));
  }

  @Test
  void wordsThatMeanSomethingThereStayWhatTheyAre() {
    assertThat(
            printed(
                "EXPECT EACH ROW (a = NULL OR b = TRUE OR c < DATE '2026-01-01' + INTERVAL -'2' DAY)"))
        .contains("NULL", "TRUE", "INTERVAL")
        .doesNotContain("\"");
    assertThat(Statements.parse("CREATE RULE r ON d EXPECT EACH ROW (a < CURRENT_DATE)").problems())
        .singleElement()
        .extracting(Problem::message)
        .isEqualTo("unknown function CURRENT_DATE");
    assertThat(
            printed("EXPECT EACH ROW (TIMESTAMPDIFF(DAY, a, b) > 1 AND EXTRACT(YEAR FROM c) > 1)"))
        .doesNotContain("\"");
    assertThat(printed("EXPECT EACH ROW (a > DATE '2026-01-01' AND b BETWEEN 1 AND 2)"))
        .doesNotContain("\"");
    assertThat(printed("EXPECT EACH ROW (a > 1) ON VIOLATION ALERT, FAIL RUN, DROP ROW"))
        .contains("DROP ROW");
  }

  @ParameterizedTest
  @ValueSource(strings = {"sum", "rows", "order", "unique", "calendar"})
  void areNamesOfRulesToo(String word) {
    for (var text :
        new String[] {
          "CREATE OR REPLACE RULE %s ON d EXPECT (SUM(v) > 0)",
          "DROP RULE IF EXISTS %s",
          "ALTER RULE %s RENAME TO other"
        }) {
      assertThat(Statements.parse(text.formatted(word)).problems()).as(text).isEmpty();
    }
  }
}
