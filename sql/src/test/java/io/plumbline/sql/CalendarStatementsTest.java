package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.model.RuleText;
import io.plumbline.model.StatementKind;
import io.plumbline.rules.Problem;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.calendar.CalendarDefinition;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Test;

class CalendarStatementsTest {
  private static final String BUSINESS =
      "CREATE CALENDAR business_days IN COUNTRY 'DE' CLOSED ON (SATURDAY, SUNDAY)"
          + " HOLIDAYS (DATE '2026-12-24') WORKDAYS (DATE '2026-06-06')";

  private static String problems(String text, List<String> calendars) {
    return String.join(
        "\n",
        Statements.check(text, target -> List.of(), new KnownNames(calendars, null))
            .problems()
            .stream()
            .map(Problem::text)
            .toList());
  }

  @Test
  void calendarIsReadAndPrintedAsItIsKept() {
    var create = (CreateCalendar) Statements.parse(BUSINESS).orThrow().get(0);
    assertThat(create.calendar())
        .isEqualTo(
            new CalendarDefinition(
                "DE",
                List.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY),
                List.of(LocalDate.parse("2026-12-24")),
                List.of(LocalDate.parse("2026-06-06"))));
    assertThat(create.sql()).isEqualTo(BUSINESS);
  }

  @Property(tries = 200)
  void readingWhatIsPrintedGivesAnEqualCalendar(@ForAll("calendars") String text) {
    var first = (CreateCalendar) Statements.parse(text).orThrow().get(0);
    var second = (CreateCalendar) Statements.parse(first.sql()).orThrow().get(0);
    assertThat(second.calendar()).isEqualTo(first.calendar());
    assertThat(second.name()).isEqualTo(first.name());
    assertThat(second.sql()).isEqualTo(first.sql());
  }

  @Provide
  Arbitrary<String> calendars() {
    return Combinators.combine(
            Arbitraries.of(
                "CREATE CALENDAR ",
                "create or replace calendar ",
                "CREATE CALENDAR IF NOT EXISTS "),
            Arbitraries.of("c", "\"In\"", "\"a \"\"b\""),
            Arbitraries.of("", " IN COUNTRY 'gb'", " IN COUNTRY 'US-NY'"),
            Arbitraries.of(" CLOSED ON (sunday)", " CLOSED ON (FRIDAY, SUNDAY, FRIDAY)"),
            Arbitraries.of("", " HOLIDAYS ('2027-01-02', DATE '2026-01-02')"),
            Arbitraries.of("", " WORKDAYS (DATE '2026-01-04')"))
        .as((a, b, c, d, e, f) -> a + b + c + d + e + f);
  }

  @Test
  void calendarsAreShownAndDropped() {
    var text = "SHOW CALENDARS LIKE 'b%'; DROP CALENDAR IF EXISTS business_days; SHOW CALENDARS";
    assertThat(Statements.parse(text).orThrow())
        .extracting(Statement::sql)
        .containsExactly(
            "SHOW CALENDARS LIKE 'b%'", "DROP CALENDAR IF EXISTS business_days", "SHOW CALENDARS");
  }

  @Test
  void ruleMayNameACalendarThatIsThereOrThatTheTextCreatedBefore() {
    var rule = "CREATE RULE r ON d EXPECT ARRIVAL BY TIME '08:00' TIME ZONE 'UTC' ON CALENDAR ";
    assertThat(problems(BUSINESS + "; " + rule + "business_days", List.of())).isEmpty();
    assertThat(problems(rule + "days", List.of("days"))).isEmpty();
    assertThat(problems(rule + "US", List.of("days"))).isEmpty();
    assertThat(problems(rule + "'DE-BY'", List.of())).isEmpty();
  }

  @Test
  void unknownCalendarIsToldWithTheOneThatWasMeant() {
    var rule = "CREATE RULE r ON d EXPECT ARRIVAL LEARNED ON CALENDAR ";
    assertThat(problems(rule + "busines_days", List.of("business_days")))
        .isEqualTo(
            "line 1, column 55: unknown calendar 'busines_days'; did you mean 'business_days'?");
    assertThat(problems(rule + "holy", List.of()))
        .isEqualTo(
            "line 1, column 55: unknown calendar 'holy'; create it before with CREATE CALENDAR"
                + " holy ..., or name a country, such as 'DE'");
    assertThat(problems(rule + "business_days;" + BUSINESS, List.of()))
        .contains("unknown calendar");
  }

  @Test
  void compilerReadsAKeptCalendar() {
    var text = new RuleText("acme", "calendar:business_days", 1, BUSINESS, false, "ann", 0);
    var calendar = new SqlRuleCompiler().calendar(text);
    assertThat(text.kind()).isEqualTo(StatementKind.CALENDAR);
    assertThat(text.plainName()).isEqualTo("business_days");
    assertThat(calendar.isHoliday(LocalDate.parse("2026-12-24"))).isTrue();
    assertThat(calendar.isHoliday(LocalDate.parse("2026-06-06"))).isFalse();
    var other = new RuleText("acme", "calendar:x", 1, "SHOW RULES", false, "ann", 0);
    assertThatThrownBy(() -> new SqlRuleCompiler().calendar(other))
        .isInstanceOf(RuleRejectedException.class)
        .hasMessageContaining("the text of a calendar is one CREATE CALENDAR statement");
  }
}
