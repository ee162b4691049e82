package io.plumbline.rules.retention;

import static java.util.Objects.requireNonNull;

import io.plumbline.rules.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/**
 * How long the resources of datasets stay, and what becomes of them then.
 *
 * @param version grows with each change; what was observed for another version counts for nothing
 * @param datasets whose resources
 * @param keep how long a resource stays after its basis
 * @param minVersions how many of the newest resources of each dataset stay whatever their age
 * @param zone whose clock the values of partitions are written in
 * @param grace how long a resource stays after it was first seen past its time, and how long it
 *     then lies in quarantine before it is deleted
 * @param maxDeleteFraction the largest part of a dataset's resources, and of its bytes, that one
 *     plan may touch: above 0, up to 1
 * @param maxDeleteBytes how many bytes one plan may touch; {@code Long.MAX_VALUE} for no limit
 * @param approvalOver a plan of more acts than this needs a person's approval; 0 for always
 * @param isDryRun whether plans are only told; what deletes starts so, until it is switched on
 * @param target name of the store that carries it out
 */
public record RetentionPolicy(
    String name,
    int version,
    Target datasets,
    Duration keep,
    int minVersions,
    RetentionBasis basis,
    ZoneId zone,
    RetentionAction action,
    Duration grace,
    double maxDeleteFraction,
    long maxDeleteBytes,
    int approvalOver,
    boolean isDryRun,
    String target) {
  /** More versions than this are not counted. */
  public static final int MOST_VERSIONS = 10_000;

  public RetentionPolicy {
    requireNonNull(name, "name is null");
    requireNonNull(datasets, "datasets is null");
    requireNonNull(keep, "keep is null");
    requireNonNull(basis, "basis is null");
    requireNonNull(zone, "zone is null");
    requireNonNull(action, "action is null");
    requireNonNull(grace, "grace is null");
    requireNonNull(target, "target is null");
    require(!keep.isNegative() && !keep.isZero(), name, "KEEP must be longer than nothing");
    require(
        keep.compareTo(basis.shortestKeep()) >= 0,
        name,
        "KEEP must be at least %d days BY %s"
            .formatted(basis.shortestKeep().toDays(), basis.sql()));
    require(!grace.isNegative(), name, "GRACE must not be negative");
    require(
        minVersions >= 0 && minVersions <= MOST_VERSIONS,
        name,
        "MIN VERSIONS must be from 0 to " + MOST_VERSIONS);
    require(
        maxDeleteFraction > 0 && maxDeleteFraction <= 1,
        name,
        "MAX DELETE FRACTION must be above 0 and at most 1");
    require(maxDeleteBytes >= 0, name, "the limit of bytes must not be negative");
    require(approvalOver >= 0, name, "the number of acts without approval must not be negative");
  }

  /** What is not younger than this is past its time. */
  public Instant cutoff(Instant now) {
    return now.minus(keep);
  }

  boolean limitsBytes() {
    return maxDeleteBytes < Long.MAX_VALUE;
  }

  private static void require(boolean holds, String name, String expected) {
    if (!holds) {
      throw new IllegalArgumentException(
          "Cannot take retention policy %s: %s".formatted(name, expected));
    }
  }
}
