package io.plumbline.connectors.target;

import static java.util.Objects.requireNonNull;

import java.net.URI;
import java.util.Locale;
import java.util.Set;

/** What the URL of a target has to be. */
final class WebAddress {
  private WebAddress() {}

  /**
   * Requires a URL with a host and nothing secret in it.
   *
   * @throws IllegalArgumentException if it is another; does not name it, for it may hold a password
   */
  static URI require(URI uri) {
    requireNonNull(uri, "uri is null");
    var scheme = uri.getScheme() == null ? "" : uri.getScheme().toLowerCase(Locale.ROOT);
    if (uri.getHost() == null || !Set.of("http", "https").contains(scheme)) {
      throw new IllegalArgumentException(
          "Cannot use URL: it needs https and a host, as in https://example.com/hook");
    }
    if (uri.getRawUserInfo() != null || uri.getRawFragment() != null) {
      throw new IllegalArgumentException(
          "Cannot use URL: leave out user, password and fragment; give secrets by their options");
    }
    return uri;
  }
}
