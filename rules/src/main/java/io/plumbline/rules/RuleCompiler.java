package io.plumbline.rules;

import io.plumbline.model.RuleText;

/** Compiles rule texts; pure: the same text always gives an equal rule. */
public interface RuleCompiler {
  /**
   * The rule that a text defines.
   *
   * @throws RuleRejectedException with all problems of the text
   */
  Rule compile(RuleText text);
}
