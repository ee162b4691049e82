package io.plumbline.ranger.authorization;

/**
 * The answer to a {@link Question}.
 *
 * @param policy id of the policy that decided, or -1: none is about it, and that denies
 * @param version of the policies, or -1 while there are none
 */
public record Ruling(boolean isAllowed, long policy, long version) {

  /** No: nothing is known that allows it. */
  static Ruling denied(long version) {
    return new Ruling(false, -1, version);
  }
}
