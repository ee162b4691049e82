package io.plumbline.rules.retention;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * What is remembered of one version of a resource from the scans that found it past its time. A
 * resource that changed, or was found young, starts anew.
 *
 * @param version of the resource
 * @param firstAt when the first complete scan found it so
 * @param completeScans how many did
 */
public record Observation(String version, Instant firstAt, int completeScans) {
  /** How many complete scans must have found a resource past its time. */
  public static final int SCANS_NEEDED = 2;

  public Observation {
    requireNonNull(version, "version is null");
    requireNonNull(firstAt, "firstAt is null");
  }

  /**
   * What is remembered after one more scan found the resource past its time.
   *
   * @param before or null if nothing was
   * @return null as long as no complete scan found it
   */
  public static Observation after(Observation before, Resource resource, Scan scan) {
    boolean goesOn = before != null && before.version.equals(resource.version());
    if (scan.coverage() == Scan.Coverage.PARTIAL) {
      return goesOn ? before : null;
    }
    return goesOn
        ? new Observation(before.version, before.firstAt, before.completeScans + 1)
        : new Observation(resource.version(), scan.at(), 1);
  }
}
