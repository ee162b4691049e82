package io.plumbline.ranger.replay;

import static java.util.Objects.requireNonNull;

/**
 * What the policies say now of an access.
 *
 * @param why in words: the policy that decides, or what is not known
 */
public record Replayed(Verdict verdict, String why) {
  /** How an access would end now. */
  public enum Verdict {
    NOW_DENIED,
    NOW_ALLOWED,
    /** It depends on what is not known. This is never a violation. */
    UNDETERMINED
  }

  public Replayed {
    requireNonNull(verdict, "verdict is null");
    requireNonNull(why, "why is null");
  }

  static Replayed undetermined(String why) {
    return new Replayed(Verdict.UNDETERMINED, why);
  }

  /** Whether the policies in force now deny it, whatever is not known. */
  public boolean isDenied() {
    return verdict == Verdict.NOW_DENIED;
  }
}
