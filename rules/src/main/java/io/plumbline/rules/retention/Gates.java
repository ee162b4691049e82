package io.plumbline.rules.retention;

import java.time.Instant;
import java.util.Optional;

/**
 * Says of one resource whether one policy keeps it, by all that needs no look at other resources.
 * Constant time: what is the same for all resources of the dataset is computed once.
 */
final class Gates {
  private final RetentionPolicy policy;
  private final Circumstances circumstances;
  private final Optional<Refusal> hold;
  private final Optional<Refusal> doubt;
  private final RetentionPolicy longest;
  private final boolean isRead;
  private final boolean isReadWhole;
  private final long readFrom;
  private final long now;
  private final long cutoff;
  private final long longestCutoff;

  Gates(RetentionPolicy policy, Circumstances circumstances) {
    this.policy = policy;
    this.circumstances = circumstances;
    this.hold = circumstances.hold();
    this.doubt = circumstances.clockInDoubt();
    this.longest = circumstances.longest(policy);
    var readers = circumstances.readers();
    this.isRead = !readers.isEmpty();
    this.isReadWhole = readers.stream().anyMatch(reader -> reader.from() == null);
    this.readFrom =
        isRead && !isReadWhole
            ? readers.stream().map(Reader::from).min(Instant::compareTo).get().toEpochMilli()
            : Long.MIN_VALUE;
    this.now = circumstances.now().toEpochMilli();
    this.cutoff = policy.cutoff(circumstances.now()).toEpochMilli();
    this.longestCutoff = longest.cutoff(circumstances.now()).toEpochMilli();
  }

  /** What keeps a resource whatever scans have seen of it; null if nothing does. */
  KeptBecause keeping(Resource resource) {
    if (hold.isPresent()) {
      return KeptBecause.LEGAL_HOLD;
    }
    var basis = resource.basisAtMillis();
    if (isRead && (isReadWhole || basis == null || basis >= readFrom)) {
      return KeptBecause.NEEDED_BY_READER;
    }
    if (doubt.isPresent()) {
      return KeptBecause.CLOCK_IN_DOUBT;
    }
    if (!resource.sharedWith().isEmpty()) {
      return KeptBecause.SHARED;
    }
    if (basis == null) {
      return KeptBecause.UNKNOWN_AGE;
    }
    if (basis > now) {
      return KeptBecause.IN_THE_FUTURE;
    }
    if (basis > cutoff) {
      return KeptBecause.WITHIN_KEEP;
    }
    if (policy.action() == RetentionAction.DELETE && basis > longestCutoff) {
      return KeptBecause.OTHER_POLICY;
    }
    if (policy.limitsBytes() && resource.bytes() < 0) {
      return KeptBecause.UNKNOWN_SIZE;
    }
    return null;
  }

  /**
   * What keeps a resource, what scans have seen of it included; null if nothing does.
   *
   * @param observation null if no complete scan has seen it past its time
   */
  KeptBecause keeping(Resource resource, Observation observation) {
    var keeping = keeping(resource);
    if (keeping != null) {
      return keeping;
    }
    if (observation == null
        || observation.completeScans() < Observation.SCANS_NEEDED
        || !observation.version().equals(resource.version())) {
      return KeptBecause.TOO_FEW_SCANS;
    }
    return now - observation.firstAt().toEpochMilli() < policy.grace().toMillis()
        ? KeptBecause.WITHIN_GRACE
        : null;
  }

  /** Whether the resource is past its time by the policy's own measure. */
  boolean isPast(Resource resource) {
    return resource.basisAtMillis() != null && resource.basisAtMillis() <= cutoff;
  }

  /** The reason with what it rests on. */
  Refusal explain(KeptBecause because, Resource resource, Observation observation) {
    var basis = resource.basisAt();
    return switch (because) {
      case LEGAL_HOLD -> hold.orElseThrow();
      case CLOCK_IN_DOUBT -> doubt.orElseThrow();
      case NEEDED_BY_READER ->
          new Refusal(
              because,
              circumstances
                  .readerOf(resource)
                  .map(reader -> reader.job() + " " + reader.need())
                  .orElse(""));
      case SHARED -> new Refusal(because, resource.sharedWith());
      case IN_THE_FUTURE -> new Refusal(because, basis.toString());
      case WITHIN_KEEP -> new Refusal(because, until(policy, basis));
      case OTHER_POLICY -> new Refusal(because, longest.name() + ", " + until(longest, basis));
      case TOO_FEW_SCANS ->
          new Refusal(
              because,
              "%d of %d"
                  .formatted(
                      observation == null || !observation.version().equals(resource.version())
                          ? 0
                          : observation.completeScans(),
                      Observation.SCANS_NEEDED));
      case WITHIN_GRACE ->
          new Refusal(because, "until " + observation.firstAt().plus(policy.grace()));
      case MIN_VERSIONS -> new Refusal(because, policy.minVersions() + " stay");
      default -> new Refusal(because, "");
    };
  }

  private static String until(RetentionPolicy policy, Instant basis) {
    return "until " + basis.plus(policy.keep());
  }
}
