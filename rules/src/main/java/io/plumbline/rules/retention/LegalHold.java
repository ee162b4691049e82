package io.plumbline.rules.retention;

import static java.util.Objects.requireNonNull;

import io.plumbline.rules.Target;
import java.time.Instant;

/**
 * Nothing of these datasets may go while the case is open. A dataset may be held for several cases,
 * and is free when the last of them is released; no policy shortens a hold.
 *
 * @param caseId as the lawyers name it
 * @param by who placed it
 */
public record LegalHold(String caseId, Target datasets, String by, Instant placedAt) {
  public LegalHold {
    requireNonNull(caseId, "caseId is null");
    requireNonNull(datasets, "datasets is null");
    requireNonNull(by, "by is null");
    requireNonNull(placedAt, "placedAt is null");
  }
}
