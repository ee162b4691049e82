package io.plumbline.connectors.target;

import static java.util.Objects.requireNonNull;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.Locale;
import java.util.Set;

/**
 * Decides where a URL may lead: public addresses, loopback if allowed, and hosts that an operator
 * allowed by name. Without TLS, to loopback alone.
 *
 * @param allowedHosts host names or literals in lower case that may have any address
 */
record AddressRules(boolean allowLoopback, Set<String> allowedHosts, Resolver resolver) {
  AddressRules {
    allowedHosts = Set.copyOf(allowedHosts);
    requireNonNull(resolver, "resolver is null");
  }

  /** Finds the addresses of a host. */
  @FunctionalInterface
  interface Resolver {
    InetAddress[] resolve(String host) throws UnknownHostException;
  }

  /**
   * Resolves the host of a URL and looks at every address. The JVM keeps what it resolved for 30
   * seconds, so the connection that follows goes to an address that was looked at here.
   */
  void require(URI uri) throws UnknownHostException, ForbiddenAddressException {
    boolean encrypted = uri.getScheme().equalsIgnoreCase("https");
    boolean anyAddress = encrypted && allowedHosts.contains(uri.getHost().toLowerCase(Locale.ROOT));
    for (var address : resolver.resolve(uri.getHost())) {
      boolean allowed =
          anyAddress
              || (encrypted && PublicAddresses.contains(address))
              || (allowLoopback && address.isLoopbackAddress());
      if (!allowed) {
        throw new ForbiddenAddressException(
            "Cannot call %s: its address %s is not public; allow the host, or loopback for tests"
                .formatted(uri.getHost(), address.getHostAddress()));
      }
    }
  }
}
