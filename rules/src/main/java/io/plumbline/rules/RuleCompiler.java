package io.plumbline.rules;

import io.plumbline.model.RuleText;
import io.plumbline.rules.calendar.Calendar;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.policy.Policy;
import io.plumbline.rules.retention.LegalHold;
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
    throw unknown("calendars");
  }

  /**
   * The policy that a text defines; its kind tells which one it is.
   *
   * @throws RuleRejectedException with all problems of the text
   */
  default Policy policy(RuleText text) {
    throw unknown("policies");
  }

  /**
   * The target that a text defines.
   *
   * @throws RuleRejectedException with all problems of the text
   */
  default Endpoint endpoint(RuleText text) {
    throw unknown("targets");
  }

  /**
   * The legal hold that a text defines.
   *
   * @throws RuleRejectedException with all problems of the text
   */
  default LegalHold hold(RuleText text) {
    throw unknown("holds");
  }

  private static RuleRejectedException unknown(String what) {
    return new RuleRejectedException(List.of(new Problem(1, 1, what + " are not known here", "")));
  }
}
