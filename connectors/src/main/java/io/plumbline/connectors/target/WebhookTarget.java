package io.plumbline.connectors.target;

import static java.util.Objects.requireNonNull;

import dev.failsafe.Failsafe;
import dev.failsafe.FailsafeException;
import dev.failsafe.RetryPolicy;
import io.plumbline.model.Decision;
import io.plumbline.model.Json;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Posts decisions as JSON to a URL, signed, with the decision's id as idempotency key. Answers of
 * 429 and 5xx and broken connections are tried again with growing, jittered pauses; any other
 * answer but 2xx is final. The receiver must do nothing for a key that it has seen.
 */
public final class WebhookTarget implements EnforcementTarget {
  /** The name of the target. */
  public static final String NAME = "webhook";

  private final Config config;
  private final Clock clock;
  private final WebhookCall call;
  private final RetryPolicy<Answer> retries;

  /**
   * @param clock of the signature's timestamp and of outcomes; a receiver refuses old timestamps
   */
  public WebhookTarget(Config config, Clock clock) {
    this(config, clock, InetAddress::getAllByName);
  }

  WebhookTarget(Config config, Clock clock, AddressRules.Resolver resolver) {
    this.config = requireNonNull(config, "config is null");
    this.clock = requireNonNull(clock, "clock is null");
    this.call = new WebhookCall(config, clock, resolver);
    this.retries =
        RetryPolicy.<Answer>builder()
            .handle(IOException.class)
            .handleResultIf(Answer::isRetryable)
            .withBackoff(config.firstPause(), config.firstPause().multipliedBy(16))
            .withJitter(0.25)
            .withMaxAttempts(config.maxAttempts())
            .withMaxDuration(config.totalTime())
            .build();
  }

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public Outcome rehearse(Decision decision) {
    return outcome(
        decision,
        OutcomeStatus.REHEARSED,
        0,
        "Would post %s of %s to %s"
            .formatted(decision.action(), decision.dataset().id(), config.uri().getHost()));
  }

  @Override
  public Outcome enforce(Decision decision) throws RetryableException {
    var body = Json.writeBytes(decision);
    var attempts = new AtomicInteger();
    try {
      var answer =
          Failsafe.with(retries)
              .get(
                  () -> {
                    attempts.incrementAndGet();
                    return call.post(decision.id(), body);
                  });
      if (answer.isRetryable()) {
        throw new RetryableException(told(answer), attempts.get(), null);
      }
      var status = answer.isAccepted() ? OutcomeStatus.APPLIED : OutcomeStatus.FAILED;
      return outcome(decision, status, attempts.get(), told(answer));
    } catch (FailsafeException e) {
      return onFailure(decision, attempts.get(), e.getCause());
    }
  }

  private Outcome onFailure(Decision decision, int attempts, Throwable cause)
      throws RetryableException {
    if (cause instanceof ForbiddenAddressException) {
      return outcome(decision, OutcomeStatus.FAILED, attempts, cause.getMessage());
    }
    if (cause instanceof InterruptedException) {
      Thread.currentThread().interrupt();
    }
    throw new RetryableException(
        "Cannot call %s: %s".formatted(config.uri().getHost(), cause), attempts, cause);
  }

  private Outcome outcome(Decision decision, OutcomeStatus status, int attempts, String message) {
    return new Outcome(
        decision.id(), decision.tenant(), NAME, status, attempts, message, clock.millis());
  }

  private String told(Answer answer) {
    return config.uri().getHost() + " " + answer.summary();
  }

  @Override
  public void close() {
    call.close();
  }

  /**
   * Where to post and how.
   *
   * @param uri {@code https}, or {@code http} to loopback if that is allowed
   * @param secret key of the signature, at least 16 characters; never shown
   * @param allowLoopback whether this machine may be called
   * @param allowedHosts hosts that may have private addresses
   * @param timeout of one attempt: lookup, connection and whole answer
   * @param maxAttempts the first one included
   * @param firstPause before the second attempt; doubled before each further one
   * @param totalTime after which no further attempt starts
   */
  public record Config(
      URI uri,
      String secret,
      boolean allowLoopback,
      Set<String> allowedHosts,
      Duration timeout,
      int maxAttempts,
      Duration firstPause,
      Duration totalTime)
      implements Serializable {
    private static final int MIN_SECRET = 16;

    public Config {
      requireUri(uri);
      if (secret == null || secret.length() < MIN_SECRET) {
        throw new IllegalArgumentException(
            "Cannot sign webhooks: the secret is shorter than " + MIN_SECRET + " characters");
      }
      allowedHosts =
          Set.copyOf(allowedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList());
      requireNonNull(timeout, "timeout is null");
      requireNonNull(firstPause, "firstPause is null");
      requireNonNull(totalTime, "totalTime is null");
    }

    /** Five attempts of five seconds each within a minute, to public addresses alone. */
    public static Config of(URI uri, String secret) {
      return new Config(
          uri,
          secret,
          false,
          Set.of(),
          Duration.ofSeconds(5),
          5,
          Duration.ofMillis(500),
          Duration.ofSeconds(60));
    }

    /** The same, with this machine allowed, also without TLS. */
    public Config withLoopback() {
      return new Config(
          uri, secret, true, allowedHosts, timeout, maxAttempts, firstPause, totalTime);
    }

    /** The same, with hosts that may have private addresses. */
    public Config withAllowedHosts(Set<String> hosts) {
      return new Config(
          uri, secret, allowLoopback, hosts, timeout, maxAttempts, firstPause, totalTime);
    }

    /** The same, with another patience. */
    public Config withPatience(Duration ofAttempt, int attempts, Duration pause, Duration inTotal) {
      return new Config(
          uri, secret, allowLoopback, allowedHosts, ofAttempt, attempts, pause, inTotal);
    }

    private static void requireUri(URI uri) {
      requireNonNull(uri, "uri is null");
      var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
      if (uri.getHost() == null || !Set.of("http", "https").contains(scheme)) {
        throw new IllegalArgumentException(
            "Cannot use webhook URL: it needs https and a host, as in https://example.com/hook");
      }
      if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
        throw new IllegalArgumentException(
            "Cannot use webhook URL: leave out user, password and fragment; use the secret");
      }
    }

    /** Names the host alone: paths of webhooks often hold tokens. */
    @Override
    public String toString() {
      return "WebhookTarget.Config[" + uri.getScheme() + "://" + uri.getHost() + "]";
    }
  }
}
