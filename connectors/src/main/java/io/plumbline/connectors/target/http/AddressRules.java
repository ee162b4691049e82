package io.plumbline.connectors.target.http;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/**
 * Decides where a URL may lead: to what a network allows, and with TLS to hosts that an operator
 * allowed by name.
 *
 * @param allowedHosts host names or literals in lower case that may have any address
 */
public record AddressRules(Network network, Set<String> allowedHosts, Resolver resolver) {
  public AddressRules {
    requireNonNull(network, "network is null");
    allowedHosts = Set.copyOf(allowedHosts);
    requireNonNull(resolver, "resolver is null");
  }

  /** Rules that look hosts up as the JVM does. */
  public static AddressRules of(Network network) {
    return new AddressRules(network, Set.of(), InetAddress::getAllByName);
  }

  /** Finds the addresses of a host. */
  @FunctionalInterface
  public interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /**
   * Resolves the host of a URL and looks at every address. The JVM keeps what it resolved for 30
   * seconds, so the connection that follows goes to an address that was looked at here.
   */
  void require(URI uri) throws UnknownHostException, ForbiddenAddressException {
    boolean encrypted = uri.getScheme().equalsIgnoreCase("https");
    boolean named = allowedHosts.contains(uri.getHost().toLowerCase(Locale.ROOT));
    for (var address : resolver.resolve(uri.getHost())) {
      if (!allows(address, encrypted, named)) {
        throw new ForbiddenAddressException(
            "Cannot call %s: its address %s may not be called %s TLS; allow it by the option network"
                .formatted(
                    uri.getHost(), address.getHostAddress(), encrypted ? "with" : "without"));
      }
    }
  }

  private boolean allows(InetAddress address, boolean encrypted, boolean named) {
    if (encrypted && (named || PublicAddresses.contains(address))) {
      return true;
    }
    return switch (network) {
      case PUBLIC -> false;
      case PRIVATE -> encrypted;
      case PLAINTEXT -> true;
      case LOOPBACK -> address.isLoopbackAddress();
    };
  }
}
