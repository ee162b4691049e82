package io.plumbline.standalone.config;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Who may call the API, and where it is said who may do what.
 *
 * @param callers {@code authorization.tokens}: those who have a token beside the one of {@code
 *     http.token}
 * @param policies {@code authorization.policies}: folder of the policy file; null for {@code
 *     policies} in the data folder
 * @param poll {@code authorization.poll}: how often changed policies are looked for; PT10S
 * @param ranger {@code authorization.ranger}: a Ranger Admin that has the policies; null for the
 *     file
 */
public record Authorization(
    List<Caller> callers, Path policies, Duration poll, RangerAdmin ranger) {

  private static final Pattern KEY = Pattern.compile("[A-Za-z0-9_-]{1,100}");

  /**
   * Whom a token stands for, {@code authorization.tokens.KEY}.
   *
   * @param principal {@code .principal}: as policies and the audit log name it; the key itself
   * @param tenant {@code .tenant}: {@code default}
   * @param groups {@code .groups}: with commas; none
   * @param token {@code .token.file} or {@code .token.variable}
   */
  public record Caller(String principal, String tenant, Set<String> groups, Secret token) {}

  /**
   * @param url {@code authorization.ranger.url}: https, or http on this machine alone
   * @param service {@code .service}: name of the service there; {@code plumbline}
   * @param sslConfig {@code .ssl-config}: file of key store and trust store as plugins of Ranger
   *     have it, or null
   * @param user {@code .user}, or null
   * @param password {@code .password.file} or {@code .variable}, or null
   */
  public record RangerAdmin(
      URI url, String service, Path sslConfig, String user, Secret password) {}

  /**
   * @param owner the token of {@code http.token}, or null
   */
  static Authorization of(Settings settings, Secret owner) {
    return new Authorization(
        callers(settings, owner),
        path(settings.text("authorization.policies", null)),
        settings.duration("authorization.poll", Duration.ofSeconds(10), Duration.ofMillis(100)),
        ranger(settings));
  }

  private static List<Caller> callers(Settings settings, Secret owner) {
    var callers = new ArrayList<Caller>();
    for (var key : settings.names("authorization.tokens")) {
      var path = "authorization.tokens." + key;
      if (!KEY.matcher(key).matches()) {
        settings.wrong(path, "not a name of letters, digits, _ and -; .principal takes any other");
        continue;
      }
      var token = settings.secret(path + ".token");
      var caller =
          new Caller(
              settings.text(path + ".principal", key),
              settings.text(path + ".tenant", "default"),
              words(settings.text(path + ".groups", "")).collect(Collectors.toUnmodifiableSet()),
              token);
      if (token == null) {
        settings.wrong(path + ".token", "missing; name a file or a variable that holds it");
      } else if (token.equals(owner)
          || callers.stream().anyMatch(other -> other.token().equals(token))) {
        settings.wrong(path + ".token", "another one has the same token");
      } else {
        callers.add(caller);
      }
    }
    return List.copyOf(callers);
  }

  private static RangerAdmin ranger(Settings settings) {
    var path = "authorization.ranger";
    var url = settings.text(path + ".url", null);
    var admin =
        new RangerAdmin(
            url == null ? null : address(settings, path + ".url", url),
            settings.text(path + ".service", "plumbline"),
            path(settings.text(path + ".ssl-config", null)),
            settings.text(path + ".user", null),
            settings.secret(path + ".password"));
    return admin.url() == null ? null : admin;
  }

  /** Whoever can change policies on their way rules the API: they come over TLS. */
  private static URI address(Settings settings, String path, String text) {
    try {
      var uri = URI.create(text);
      boolean local =
          Set.of("127.0.0.1", "localhost", "[::1]").contains(String.valueOf(uri.getHost()));
      if (uri.getHost() != null
          && ("https".equals(uri.getScheme()) || (local && "http".equals(uri.getScheme())))) {
        return uri;
      }
    } catch (IllegalArgumentException notAUri) {
      // Told below, as an address without TLS is.
    }
    settings.wrong(path, "not an https address, nor http on this machine: " + text);
    return null;
  }

  private static Path path(String text) {
    return text == null ? null : Path.of(text);
  }

  private static Stream<String> words(String commaSeparated) {
    return Stream.of(commaSeparated.split(",", -1))
        .map(String::strip)
        .filter(each -> !each.isEmpty());
  }
}
