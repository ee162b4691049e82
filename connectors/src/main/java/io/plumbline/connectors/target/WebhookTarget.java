package io.plumbline.connectors.target;

import static java.util.Objects.requireNonNull;

import io.plumbline.connectors.target.http.AddressRules;
import io.plumbline.connectors.target.http.Answer;
import io.plumbline.connectors.target.http.BusyException;
import io.plumbline.connectors.target.http.HttpCaller;
import io.plumbline.connectors.target.http.Network;
import io.plumbline.connectors.target.http.Patience;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Decision;
import io.plumbline.model.Json;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import java.io.IOException;
import java.io.Serializable;
import java.net.InetAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;

/**
 * Posts decisions as JSON to a URL, signed, with the decision's id as idempotency key. Answers of
 * 429 and 5xx and broken connections are tried again with growing, jittered pauses; any other
 * answer but 2xx is final. The receiver must do nothing for a key that it has seen.
 */
public final class WebhookTarget implements EnforcementTarget {
  /** The name of the target that the configuration defines. */
  public static final String NAME = "webhook";

  private static final int MAX_ANSWER = 64 * 1024;

  private final String name;
  private final Config config;
  private final Supplier<String> secrets;
  private final Clock clock;
  private final HttpCaller caller;
  private final Attempts attempts;
  private volatile String secret;

  /**
   * @param clock of the signature's timestamp and of outcomes; a receiver refuses old timestamps
   */
  public WebhookTarget(Config config, Clock clock) {
    this(NAME, config, clock);
  }

  /**
   * @param name by which decisions choose it
   */
  public WebhookTarget(String name, Config config, Clock clock) {
    this(name, config, config::secret, clock, InetAddress::getAllByName);
  }

  /**
   * Opens a target that options define; its secret is read again when the receiver answers 401.
   *
   * @throws IllegalArgumentException if an option is wrong or the secret cannot be read
   */
  public static WebhookTarget open(TargetOptions options, Clock clock) {
    var secret = options.secret("secret");
    var config =
        Config.of(options.hook(), secret.get())
            .withNetwork(options.network())
            .withPatience(options.patience());
    return new WebhookTarget(options.target(), config, secret, clock, InetAddress::getAllByName);
  }

  WebhookTarget(
      String name,
      Config config,
      Supplier<String> secrets,
      Clock clock,
      AddressRules.Resolver resolver) {
    this.name = requireNonNull(name, "name is null");
    this.config = requireNonNull(config, "config is null");
    this.secrets = requireNonNull(secrets, "secrets is null");
    this.secret = config.secret();
    this.clock = requireNonNull(clock, "clock is null");
    this.caller =
        new HttpCaller(
            new AddressRules(config.network(), config.allowedHosts(), resolver),
            config.patience().timeout(),
            MAX_ANSWER);
    this.attempts = new Attempts(name, config.uri().getHost(), config.patience(), clock);
  }

  @Override
  public String name() {
    return name;
  }

  @Override
  public Outcome enforce(Decision decision) throws RetryableException {
    var body = Json.writeBytes(decision);
    return attempts.perform(
        decision, OutcomeStatus.APPLIED, () -> accepted(post(decision.id(), body)));
  }

  private Answer post(String id, byte[] body)
      throws IOException, InterruptedException, RefusedException {
    var answer = caller.call(request(id, body));
    if (answer.status() != 401) {
      return answer;
    }
    var before = secret;
    secret = secrets.get();
    return secret.equals(before) ? answer : caller.call(request(id, body));
  }

  @Override
  public Outcome rehearse(Decision decision) throws RetryableException {
    return attempts.perform(
        decision,
        OutcomeStatus.REHEARSED,
        () -> {
          caller.check(config.uri());
          return Effect.of(
              "Would post %s of %s to %s"
                  .formatted(decision.action(), decision.dataset().id(), config.uri().getHost()));
        });
  }

  private Effect accepted(Answer answer) throws IOException, RefusedException {
    if (answer.isRetryable()) {
      throw new BusyException(answer.summary());
    }
    var told = config.uri().getHost() + " " + answer.summary();
    if (!answer.isAccepted()) {
      throw new RefusedException(told);
    }
    return Effect.of(told);
  }

  private HttpRequest.Builder request(String id, byte[] body) {
    var timestamp = Long.toString(clock.instant().getEpochSecond());
    return HttpRequest.newBuilder(config.uri())
        .header("Content-Type", "application/json")
        .header("Idempotency-Key", id)
        .header("Plumbline-Timestamp", timestamp)
        .header("Plumbline-Signature", Signature.of(secret, timestamp, body))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body));
  }

  @Override
  public void close() {
    caller.close();
  }

  /**
   * Where to post and how.
   *
   * @param uri {@code https}, or {@code http} where the network allows it
   * @param secret key of the signature, at least 16 characters; never shown
   * @param network how far it may reach
   * @param allowedHosts hosts that may have private addresses
   */
  public record Config(
      URI uri, String secret, Network network, Set<String> allowedHosts, Patience patience)
      implements Serializable {
    private static final int MIN_SECRET = 16;

    public Config {
      WebAddress.require(uri);
      if (secret == null || secret.length() < MIN_SECRET) {
        throw new IllegalArgumentException(
            "Cannot sign webhooks: the secret is shorter than " + MIN_SECRET + " characters");
      }
      requireNonNull(network, "network is null");
      allowedHosts =
          Set.copyOf(allowedHosts.stream().map(host -> host.toLowerCase(Locale.ROOT)).toList());
      requireNonNull(patience, "patience is null");
    }

    /** Five attempts of five seconds each within a minute, to public addresses alone. */
    public static Config of(URI uri, String secret) {
      return new Config(uri, secret, Network.PUBLIC, Set.of(), Patience.of(Duration.ofSeconds(5)));
    }

    /** The same, with this machine allowed, also without TLS. */
    public Config withLoopback() {
      return withNetwork(Network.LOOPBACK);
    }

    /** The same, reaching another network. */
    public Config withNetwork(Network reached) {
      return new Config(uri, secret, reached, allowedHosts, patience);
    }

    /** The same, with hosts that may have private addresses. */
    public Config withAllowedHosts(Set<String> hosts) {
      return new Config(uri, secret, network, hosts, patience);
    }

    /** The same, with another patience. */
    public Config withPatience(Patience other) {
      return new Config(uri, secret, network, allowedHosts, other);
    }

    /** Names the host alone: paths of webhooks often hold tokens. */
    @Override
    public String toString() {
      return "WebhookTarget.Config[" + uri.getScheme() + "://" + uri.getHost() + "]";
    }
  }
}
