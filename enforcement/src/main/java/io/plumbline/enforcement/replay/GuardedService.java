package io.plumbline.enforcement.replay;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import io.plumbline.ranger.replay.PolicyReplay;
import io.plumbline.ranger.replay.PolicySource;
import io.plumbline.rules.decision.Endpoint;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A service of Ranger with the policies that were read last. They are read again now and then; what
 * cannot be read leaves the last good ones in place, and nothing is judged before there are some.
 * One thread.
 */
final class GuardedService implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(GuardedService.class);

  /** As often as Ranger's plugins ask. */
  private static final Duration BETWEEN_READS = Duration.ofSeconds(30);

  /** After a failure; a folder may be written at any moment. */
  private static final Duration BETWEEN_TRIES = Duration.ofSeconds(5);

  private final Endpoint endpoint;
  private final PolicySource source;
  private PolicyReplay replay;
  private long nextMillis = Long.MIN_VALUE;
  private String trouble = "";

  GuardedService(Endpoint endpoint, PolicySource source) {
    this.endpoint = requireNonNull(endpoint, "endpoint is null");
    this.source = requireNonNull(source, "source is null");
  }

  /** The target that it was defined as. */
  Endpoint endpoint() {
    return endpoint;
  }

  /**
   * Whether its policies are about an access to a dataset: where the log or the target says which
   * service or namespace that is, they must be of it.
   */
  boolean guards(AccessEvent event, DatasetId dataset) {
    var service = event.extra().get("service");
    boolean isOfAnother =
        event.extra().get("serviceType") != null
            && service != null
            && !service.equals(endpoint.options().get("service"));
    var namespace = endpoint.options().get("namespace");
    return endpoint.tenant().equals(dataset.tenant())
        && !isOfAnother
        && (namespace == null || namespace.equals(dataset.namespace()));
  }

  /** The policies that are in force, as far as is known; nothing if none could be read yet. */
  Optional<PolicyReplay> replay(long nowMillis) {
    if (nowMillis >= nextMillis) {
      read(nowMillis);
    }
    return Optional.ofNullable(replay);
  }

  private void read(long nowMillis) {
    try {
      var set = source.read();
      if (replay == null || !replay.policies().isSameAs(set)) {
        var next = new PolicyReplay(set);
        close(replay);
        replay = next;
        LOG.info("Policies of {} are at version {}", endpoint.name(), set.version());
      }
      trouble = "";
      nextMillis = nowMillis + BETWEEN_READS.toMillis();
    } catch (IOException | RuntimeException e) {
      nextMillis = nowMillis + BETWEEN_TRIES.toMillis();
      var told = String.valueOf(e.getMessage());
      if (!told.equals(trouble)) {
        trouble = told;
        LOG.warn(
            "Cannot read policies of {}; {}: {}",
            endpoint.name(),
            replay == null ? "nothing is judged by them" : "the last good ones stay",
            told);
      }
    }
  }

  private static void close(PolicyReplay replay) {
    if (replay != null) {
      replay.close();
    }
  }

  @Override
  public void close() {
    close(replay);
    source.close();
  }
}
