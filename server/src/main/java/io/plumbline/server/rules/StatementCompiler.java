package io.plumbline.server.rules;

import io.plumbline.model.RuleText;
import io.plumbline.rules.Rule;

/** The rule language as the server needs it. Pure and safe for use by many threads. */
public interface StatementCompiler {

  /** The statements of a text in order, and all its problems. */
  Script check(String tenant, String text);

  /**
   * The rule that a kept text defines.
   *
   * @throws io.plumbline.rules.RuleRejectedException with all problems of the text
   */
  Rule compile(RuleText text);

  /** What a rule does, in words for people. */
  String explain(Rule rule);
}
