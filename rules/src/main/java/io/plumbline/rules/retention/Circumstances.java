package io.plumbline.rules.retention;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.DatasetId;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * All that bears on the resources of one dataset at one instant, whatever the policy. Read it anew
 * for each plan, and again before each act: a hold counts from the moment it is placed.
 *
 * @param holds that name the dataset
 * @param readers that lineage knows of
 * @param policies all that name the dataset: what one keeps no other deletes
 */
public record Circumstances(
    DatasetId dataset,
    List<LegalHold> holds,
    List<Reader> readers,
    List<RetentionPolicy> policies,
    ClockReading clock) {
  public Circumstances {
    requireNonNull(dataset, "dataset is null");
    requireNonNull(clock, "clock is null");
    readers = List.copyOf(readers);
    var id = dataset;
    holds = holds.stream().filter(hold -> hold.datasets().matches(id)).toList();
    policies = policies.stream().filter(policy -> policy.datasets().matches(id)).toList();
  }

  /** What this machine's clock says; {@link ClockReading#doubt} tells whether to believe it. */
  public Instant now() {
    return clock.now();
  }

  /** The hold of every case that is open; empty if there is none. */
  Optional<Refusal> hold() {
    return holds.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new Refusal(
                KeptBecause.LEGAL_HOLD,
                holds.stream().map(LegalHold::caseId).sorted().collect(Collectors.joining(", "))));
  }

  /** A reader that still needs the resource. */
  Optional<Reader> readerOf(Resource resource) {
    // A loop, for this is asked of every resource.
    for (var reader : readers) {
      if (reader.needs(resource)) {
        return Optional.of(reader);
      }
    }
    return Optional.empty();
  }

  Optional<Refusal> clockInDoubt() {
    return clock.doubt().map(doubt -> new Refusal(KeptBecause.CLOCK_IN_DOUBT, doubt));
  }

  /** The policy that keeps resources longest, this one or another. */
  RetentionPolicy longest(RetentionPolicy policy) {
    return policies.stream()
        .filter(other -> other.keep().compareTo(policy.keep()) > 0)
        .max(Comparator.comparing(RetentionPolicy::keep))
        .orElse(policy);
  }

  static String inDays(Duration duration) {
    return duration.toHours() % 24 == 0 ? duration.toDays() + " days" : duration.toString();
  }
}
