package io.plumbline.rules.retention;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * What the clock says, and what it can be checked with. A clock that jumps to 2099 must not make
 * everything old: time is believed if the store's own clock agrees, or else if little has passed
 * since it was believed last.
 *
 * @param now what this machine's clock says
 * @param lastBelieved the last reading that was believed; null if there was none. A reading that
 *     was not believed must never take its place
 * @param ofStore what the store's clock said just now; null if it does not tell
 */
public record ClockReading(Instant now, Instant lastBelieved, Instant ofStore) {
  /** How far two clocks may be apart. */
  public static final Duration TOLERANCE = Duration.ofMinutes(10);

  /** How much time may pass between two readings that nothing else confirms. */
  public static final Duration LONGEST_SILENCE = Duration.ofDays(7);

  public ClockReading {
    requireNonNull(now, "now is null");
  }

  /** Why the reading is not to be believed; empty if it is. */
  public Optional<String> doubt() {
    if (ofStore != null) {
      return Duration.between(ofStore, now).abs().compareTo(TOLERANCE) > 0
          ? Optional.of("the clock says %s, and the store's says %s".formatted(now, ofStore))
          : Optional.empty();
    }
    if (lastBelieved == null) {
      return Optional.empty();
    }
    if (now.isBefore(lastBelieved.minus(TOLERANCE))) {
      return Optional.of("the clock says %s, and said %s before".formatted(now, lastBelieved));
    }
    if (now.isAfter(lastBelieved.plus(LONGEST_SILENCE))) {
      return Optional.of(
          "the clock says %s, which is more than %d days after %s, and nothing confirms it"
              .formatted(now, LONGEST_SILENCE.toDays(), lastBelieved));
    }
    return Optional.empty();
  }
}
