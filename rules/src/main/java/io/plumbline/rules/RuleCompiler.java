package io.plumbline.rules;

import io.plumbline.model.RuleText;
import io.plumbline.rules.calendar.Calendar;
import java.util.List;

/** Compiles rule texts; pure: the same text always gives an equal rule. */
public interface RuleCompiler {
  /**
   * The rule that a text defines.
   *
   * @throws RuleRejectedException with all problems of the text
   */
  Rule compile(RuleText text);

  /**
   * The calendar that a text defines.
   *
   * @throws RuleRejectedException with all problems of the text
   */
  default Calendar calendar(RuleText text) {
    throw new RuleRejectedException(List.of(new Problem(1, 1, "calendars are not known here", "")));
  }
}
