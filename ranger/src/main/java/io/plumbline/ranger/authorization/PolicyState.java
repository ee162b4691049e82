package io.plumbline.ranger.authorization;

/**
 * How policies stand.
 *
 * @param version of those in force, or -1 while there are none and everything is denied
 * @param trouble what is wrong and how to mend it, for people, without paths; empty if nothing is.
 *     There can be trouble while policies are in force: the last good ones are.
 */
public record PolicyState(long version, String trouble) {

  /** Whether policies are in force at all. */
  public boolean isInForce() {
    return version != -1;
  }
}
