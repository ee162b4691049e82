package io.plumbline.connectors.target.http;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.time.Duration;

/**
 * How long and how often something is tried.
 *
 * @param timeout of one call: lookup, connection and whole answer
 * @param maxAttempts the first one included
 * @param firstPause before the second attempt; doubled before each further one
 * @param totalTime after which no further attempt starts
 */
public record Patience(Duration timeout, int maxAttempts, Duration firstPause, Duration totalTime)
    implements Serializable {
  public Patience {
    requireNonNull(timeout, "timeout is null");
    requireNonNull(firstPause, "firstPause is null");
    requireNonNull(totalTime, "totalTime is null");
  }

  /** Five attempts within a minute. */
  public static Patience of(Duration timeout) {
    return new Patience(timeout, 5, Duration.ofMillis(500), Duration.ofSeconds(60));
  }
}
