package io.plumbline.rules.access;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.PlainText;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A grant on a dataset, and what is known of its use.
 *
 * @param grantee name of the user or group
 * @param source the policy of the store that gives it, in words
 * @param sinceMillis since when its use is watched without a gap
 * @param usedMillis when it was last used, as far as is known; null if never
 */
public record UnusedGrant(
    DatasetId dataset,
    String grantee,
    boolean isGroup,
    String source,
    long sinceMillis,
    Long usedMillis) {
  public UnusedGrant {
    requireNonNull(dataset, "dataset is null");
    requireNonNull(grantee, "grantee is null");
  }

  /** Since when nobody used it, as far as it was watched; in milliseconds since the epoch. */
  private long idleSinceMillis() {
    return usedMillis == null ? sinceMillis : Math.max(sinceMillis, usedMillis);
  }

  /** Whether it was watched for that long, and nobody used it. */
  public boolean isUnused(Duration during, long nowMillis) {
    return nowMillis - idleSinceMillis() >= during.toMillis();
  }

  /** Of which time it is unused: another once it was used again. */
  public String scope() {
    return (isGroup ? "group " : "user ")
        + grantee
        + " since "
        + LocalDate.ofEpochDay(ReadVolume.dayOf(idleSinceMillis()));
  }

  /**
   * What a policy decides about it. A grant names whom it is for, so that there is no doubt of it.
   *
   * @param policy whose occasion is {@link AccessOccasion.GrantUnused}
   */
  public Decision decide(AccessPolicy policy, long nowMillis) {
    var sentence =
        "%s has not used the grant on %s since %s"
            .formatted(
                (isGroup ? "group " : "") + PlainText.of(grantee),
                dataset.name(),
                Instant.ofEpochMilli(idleSinceMillis()));
    var evidence =
        "%s; watched since %s, %s"
            .formatted(
                PlainText.of(source),
                Instant.ofEpochMilli(sinceMillis),
                usedMillis == null
                    ? "no use seen"
                    : "last use " + Instant.ofEpochMilli(usedMillis));
    var whose =
        isGroup
            ? Map.of(AccessDecisions.USER, "", AccessDecisions.GROUP, grantee)
            : Map.of(AccessDecisions.USER, grantee);
    return AccessDecisions.of(
        policy,
        dataset,
        whose,
        nowMillis,
        new AccessOccurrence(scope(), () -> sentence, true, () -> List.of(evidence)));
  }
}
