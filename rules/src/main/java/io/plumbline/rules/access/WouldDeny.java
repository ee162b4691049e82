package io.plumbline.rules.access;

import io.plumbline.model.Decision;
import io.plumbline.model.PlainText;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** What a policy of access decides about a read that the policies of the store deny now. */
public final class WouldDeny {
  private WouldDeny() {}

  /**
   * The decision; of one user and dataset there is one a day, whichever read comes first.
   *
   * @param policy whose occasion is {@link AccessOccasion.PolicyWouldDeny}
   * @param access a read
   * @param why what denies it, in words
   */
  public static Decision decide(AccessPolicy policy, DatasetAccess access, String why) {
    var day = LocalDate.ofEpochDay(ReadVolume.dayOf(access.atMillis())).toString();
    var sentence =
        "%s read %s at %s, which would be denied now: %s"
            .formatted(
                PlainText.of(access.event().user()),
                access.dataset().name(),
                Instant.ofEpochMilli(access.atMillis()),
                PlainText.of(why));
    return AccessDecisions.of(
        policy,
        access,
        new AccessOccurrence(
            day,
            () -> sentence,
            access.event().authenticated(),
            () -> List.of(Evidence.line(access.event()))));
  }
}
