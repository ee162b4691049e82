package io.plumbline.server.rules;

import io.plumbline.model.RuleText;
import io.plumbline.rules.Rule;
import io.plumbline.rules.RuleCompiler;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.policy.Policy;
import io.plumbline.sql.ExplainRule.Aspect;
import io.plumbline.sql.KnownNames;
import java.util.List;
import java.util.Map;

/** The rule language as the server needs it. Pure and safe for use by many threads. */
public interface StatementCompiler extends RuleCompiler {

  /**
   * The statements of a text in order, and all its problems.
   *
   * @param known what statements may name
   */
  Script check(String tenant, String text, KnownNames known);

  /**
   * What an aspect of a rule is, in words for people.
   *
   * @param others the other rules of the tenant, of interest for what they share
   */
  String explain(String tenant, Rule rule, Aspect aspect, List<Rule> others);

  /** What a policy does and when, in words for people. */
  String explain(Policy policy);

  /** The parts of a rule by name, in the order of a statement. */
  Map<String, String> describe(Rule rule);

  /** The parts of a policy by name, in the order of a statement. */
  Map<String, String> describe(Policy policy);

  /** The parts of a target by name; of a secret it is where it is found. */
  Map<String, String> describe(Endpoint endpoint);

  /**
   * What a kept text says of a hold.
   *
   * @throws io.plumbline.rules.RuleRejectedException if it is none
   */
  HeldDataset held(RuleText text);

  /**
   * The rule as it is after a change, without identity and version.
   *
   * @param current the rule's kept text
   * @param atMillis now
   * @throws io.plumbline.rules.RuleRejectedException if the text no longer compiles, or the change
   *     is of no use for the rule
   */
  Statement.Create alter(RuleText current, Statement.AlterRule change, long atMillis);
}
