package io.plumbline.sql;

import io.plumbline.rules.calendar.CountryHolidays;
import io.plumbline.sql.expression.Identifiers;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import io.plumbline.sql.syntax.ClauseSyntax;
import io.plumbline.sql.syntax.CreateCalendarSyntax;
import io.plumbline.sql.syntax.CreateRuleSyntax;
import io.plumbline.sql.syntax.StatementSyntax;
import io.plumbline.sql.syntax.Word;
import java.util.Collection;
import java.util.TreeSet;

/** The calendars that the rules of a text may name: those that are there, and its own. */
final class KnownCalendars {
  private final TreeSet<String> names;

  /**
   * @param names null when it is not known which there are: then nothing is checked
   */
  KnownCalendars(Collection<String> names) {
    this.names = names == null ? null : new TreeSet<>(names);
  }

  /** Takes the calendar that a statement creates, and checks the one that it names. */
  void check(StatementSyntax syntax, Problems problems) {
    if (names == null) {
      return;
    }
    if (syntax instanceof CreateCalendarSyntax create) {
      names.add(create.name().getSimple());
    } else if (syntax instanceof CreateRuleSyntax rule) {
      for (var clause : rule.clauses()) {
        if (clause instanceof ClauseSyntax.Expect expect
            && expect.expectation().calendar() != null) {
          check(expect.expectation().calendar(), problems);
        }
      }
    }
  }

  private void check(Word word, Problems problems) {
    var name = word.text();
    if (names.contains(name) || CountryHolidays.find(name).isPresent()) {
      return;
    }
    var meant = Suggestions.didYouMean(name, names);
    problems.add(
        word.pos(),
        "unknown calendar '" + name + "'",
        meant.isEmpty()
            ? "create it before with CREATE CALENDAR %s ..., or name a country, such as 'DE'"
                .formatted(Identifiers.simple(name))
            : meant);
  }
}
