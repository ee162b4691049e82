package io.plumbline.sql;

import io.plumbline.model.RuleText;
import io.plumbline.rules.Problem;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleBuilder;
import io.plumbline.rules.RuleCompiler;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.calendar.Calendar;
import java.util.List;

/** The {@link RuleCompiler} of the rule language. Stateless, so it serves all threads. */
public final class SqlRuleCompiler implements RuleCompiler {
  @Override
  public Rule compile(RuleText text) {
    var statements = Statements.parse(text.text()).orThrow();
    if (statements.size() != 1 || !(statements.get(0) instanceof CreateRule create)) {
      throw rejected(
          1, 1, "the text of a rule is one CREATE RULE statement", "send other statements apart");
    }
    if (!create.name().equals(text.name())) {
      throw rejected(
          create.line(),
          create.column(),
          "the text creates rule '%s', not '%s'".formatted(create.name(), text.name()),
          "use one name");
    }
    return RuleBuilder.of(create.rule())
        .identity(text.tenant(), text.version())
        .build()
        .orElseThrow();
  }

  @Override
  public Calendar calendar(RuleText text) {
    var statements = Statements.parse(text.text()).orThrow();
    if (statements.size() != 1 || !(statements.get(0) instanceof CreateCalendar create)) {
      throw rejected(
          1, 1, "the text of a calendar is one CREATE CALENDAR statement", "send others apart");
    }
    return create.calendar();
  }

  private static RuleRejectedException rejected(
      int line, int column, String message, String suggestion) {
    return new RuleRejectedException(List.of(new Problem(line, column, message, suggestion)));
  }
}
