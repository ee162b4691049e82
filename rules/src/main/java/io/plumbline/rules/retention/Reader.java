package io.plumbline.rules.retention;

import static java.util.Objects.requireNonNull;

import java.time.Instant;

/**
 * A job that still needs resources of the dataset, as lineage tells: a run that has not finished,
 * or one that is due and will read a window. The end of a window is not asked for: a resource may
 * begin long before its basis, so that what ends after the window may reach into it.
 *
 * @param job its name
 * @param need why it needs them, such as {@code has not finished run 7}
 * @param from what ends before this is not needed; null if everything is
 */
public record Reader(String job, String need, Instant from) {
  public Reader {
    requireNonNull(job, "job is null");
    requireNonNull(need, "need is null");
  }

  /** A run that has started, and may read anything until it has finished. */
  public static Reader unfinished(String job, String run) {
    return new Reader(job, "has not finished run " + run, null);
  }

  /** A run that has to come, and reads what it finds from an instant on. */
  public static Reader due(String job, Instant at, Instant from) {
    return new Reader(job, "is due at %s and reads from %s on".formatted(at, from), from);
  }

  /** Whether it needs a resource. One of unknown basis is needed by everyone. */
  boolean needs(Resource resource) {
    return from == null
        || resource.basisAtMillis() == null
        || resource.basisAtMillis() >= from.toEpochMilli();
  }
}
