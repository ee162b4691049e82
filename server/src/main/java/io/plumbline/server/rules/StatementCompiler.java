package io.plumbline.server.rules;

import io.plumbline.model.RuleText;
import io.plumbline.rules.Rule;
import io.plumbline.sql.ExplainRule.Aspect;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** The rule language as the server needs it. Pure and safe for use by many threads. */
public interface StatementCompiler {

  /**
   * The statements of a text in order, and all its problems.
   *
   * @param calendars names of the calendars that are there
   */
  Script check(String tenant, String text, Collection<String> calendars);

  /**
   * The rule that a kept text defines.
   *
   * @throws io.plumbline.rules.RuleRejectedException with all problems of the text
   */
  Rule compile(RuleText text);

  /**
   * What an aspect of a rule is, in words for people.
   *
   * @param others the other rules of the tenant, of interest for what they share
   */
  String explain(String tenant, Rule rule, Aspect aspect, List<Rule> others);

  /** The parts of a rule by name, in the order of a statement. */
  Map<String, String> describe(Rule rule);

  /**
   * The rule as it is after a change, without identity and version.
   *
   * @param current the rule's kept text
   * @param atMillis now
   * @throws io.plumbline.rules.RuleRejectedException if the text no longer compiles, or the change
   *     is of no use for the rule
   */
  Statement.CreateRule alter(RuleText current, Statement.AlterRule change, long atMillis);
}
