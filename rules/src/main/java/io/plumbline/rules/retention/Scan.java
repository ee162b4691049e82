package io.plumbline.rules.retention;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * One listing of a dataset's resources.
 *
 * @param at when it began
 * @param by who listed, such as the name of a store
 */
public record Scan(String id, Instant at, String by, Coverage coverage) {
  /** Whether all was listed. */
  public enum Coverage {
    /** Every resource was listed. */
    COMPLETE,
    /** Some were not: the listing failed or was cut, and nothing may follow from it. */
    PARTIAL
  }

  public Scan {
    requireNonNull(id, "id is null");
    requireNonNull(at, "at is null");
    requireNonNull(by, "by is null");
    requireNonNull(coverage, "coverage is null");
  }
}
