package io.plumbline.connectors.target;

import static java.util.Objects.requireNonNull;

import io.plumbline.connectors.target.http.AddressRules;
import io.plumbline.connectors.target.http.Authorization;
import io.plumbline.connectors.target.http.Network;
import io.plumbline.connectors.target.http.Patience;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** The options of one target, with its secrets behind references. */
public final class TargetOptions {
  private static final int MOST_SECONDS = 600;

  private final String target;
  private final Map<String, String> options;
  private final SecretSource secrets;

  /**
   * @param target name by which decisions choose the target
   * @param options by name
   */
  public TargetOptions(String target, Map<String, String> options, SecretSource secrets) {
    this.target = requireNonNull(target, "target is null");
    this.options = Map.copyOf(options);
    this.secrets = requireNonNull(secrets, "secrets is null");
  }

  /** The name by which decisions choose the target. */
  public String target() {
    return target;
  }

  /** An option that may be left out. */
  public Optional<String> find(String option) {
    return Optional.ofNullable(options.get(option)).filter(text -> !text.isBlank());
  }

  /** An option that has to be there. */
  public String require(String option) {
    return find(option).orElseThrow(() -> wrong(option, "it is missing"));
  }

  /** The option {@code url} as the address of a server, without a slash at its end. */
  public URI url() {
    var uri = hook();
    if (uri.getRawQuery() != null) {
      throw wrong("url", "leave out what follows the question mark");
    }
    return URI.create(uri.toString().replaceFirst("/+$", ""));
  }

  /** The option {@code url} as it is. */
  URI hook() {
    try {
      return WebAddress.require(new URI(require("url")));
    } catch (URISyntaxException e) {
      throw wrong("url", "it is no URL");
    }
  }

  /** Where the target may reach: the option {@code network}, public addresses if left out. */
  public AddressRules addressRules() {
    return AddressRules.of(network());
  }

  /** The option {@code network}. */
  public Network network() {
    try {
      return find("network").map(Network::of).orElse(Network.PUBLIC);
    } catch (IllegalArgumentException e) {
      throw wrong("network", e.getMessage());
    }
  }

  /** The option {@code timeout}, in seconds; 10 if left out. */
  public Patience patience() {
    return Patience.of(Duration.ofSeconds(find("timeout").map(this::seconds).orElse(10)));
  }

  private int seconds(String text) {
    // At the most three digits: no overflow to look for.
    int seconds = text.matches("\\d{1,3}") ? Integer.parseInt(text) : 0;
    if (seconds < 1 || seconds > MOST_SECONDS) {
      throw wrong("timeout", "give whole seconds from 1 to " + MOST_SECONDS);
    }
    return seconds;
  }

  /** A secret, read anew each time it is asked for. */
  public Supplier<String> secret(String option) {
    var reference = require(option);
    return () -> secrets.read(reference);
  }

  /** The option {@code token} as bearer's token, nobody if left out. */
  public Authorization bearer() {
    return find("token")
        .map(reference -> Authorization.bearer(secret("token")))
        .orElseGet(Authorization::none);
  }

  /** An error about one option. */
  public IllegalArgumentException wrong(String option, String why) {
    return new IllegalArgumentException(
        "Cannot open target %s: option %s: %s".formatted(target, option, why));
  }

  /** Names no option's value. */
  @Override
  public String toString() {
    return "TargetOptions[" + target + "]";
  }
}
