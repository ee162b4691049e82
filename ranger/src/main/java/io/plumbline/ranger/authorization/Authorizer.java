package io.plumbline.ranger.authorization;

/** Decides who may do what. Safe for use by many threads. */
public interface Authorizer {

  /** Answers at once, and says no whenever it cannot tell. */
  Ruling decide(Question question);

  /** How the policies stand by which it answers. */
  PolicyState state();
}
