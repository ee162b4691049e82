package io.plumbline.rules.access;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.DecisionAction;
import io.plumbline.rules.Target;
import java.io.Serializable;
import java.time.Duration;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What is done when someone uses data in a way that should be looked at: {@code CREATE ACCESS
 * POLICY}.
 *
 * @param on the datasets that it is about; null when it is about a tag
 * @param tag the tag of the datasets or columns that it is about; null when it is about datasets
 * @param when what has to happen
 * @param then REVIEW, NOTIFY, REVOKE or DENY
 * @param denyFor how long a user is denied; null unless {@code then} is DENY
 * @param via name of the target that brings it into effect
 * @param needsApproval whether a person has to approve each decision
 * @param isDryRun whether it only tells what it would do; true unless switched off for what takes
 *     rights away
 */
public record AccessPolicy(
    String tenant,
    String name,
    int version,
    Target on,
    String tag,
    AccessOccasion when,
    DecisionAction then,
    Duration denyFor,
    String via,
    boolean needsApproval,
    boolean isDryRun)
    implements Serializable {
  /** What a policy of access can do. */
  public static final Set<DecisionAction> ACTIONS =
      Set.of(
          DecisionAction.REVIEW, DecisionAction.NOTIFY, DecisionAction.REVOKE, DecisionAction.DENY);

  /** What lies between tags in a log: quotes, brackets, commas, blanks. */
  private static final Pattern NO_WORD = Pattern.compile("[\"\\[\\]{},:\\s]+");

  public AccessPolicy {
    requireNonNull(name, "name is null");
    requireNonNull(when, "when is null");
    requireNonNull(via, "via is null");
    if ((on == null) == (tag == null)) {
      throw new IllegalArgumentException("Cannot tell what the policy is about: " + name);
    }
    if (!ACTIONS.contains(then)) {
      throw new IllegalArgumentException("Cannot act on access by " + then);
    }
  }

  /**
   * Whether it is about data with these tags, as a log names them: words in any notation, of which
   * one is the tag. Case is ignored.
   *
   * @param tags null where the log names none
   */
  public boolean isAboutTag(String tags) {
    return tag != null
        && tags != null
        && NO_WORD.splitAsStream(tags).anyMatch(word -> word.equalsIgnoreCase(tag));
  }
}
