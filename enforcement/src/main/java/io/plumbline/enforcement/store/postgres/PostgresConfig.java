package io.plumbline.enforcement.store.postgres;

import static java.util.Objects.requireNonNull;

import io.plumbline.connectors.target.TargetOptions;
import java.time.Duration;

/**
 * Where a PostgreSQL server is and how to act there. The account must own the partitioned tables.
 *
 * @param name of the store
 * @param url of the database, such as {@code jdbc:postgresql://db:5432/shop}
 * @param password never told
 * @param quarantine schema that takes what is set aside; made if it is not there, and closed to
 *     others
 * @param timeout of each statement and each answer
 */
public record PostgresConfig(
    String name, String url, String user, String password, String quarantine, Duration timeout) {
  /** The schema that is used when nothing else is said. */
  public static final String QUARANTINE = "plumbline_quarantine";

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  public PostgresConfig {
    requireNonNull(name, "name is null");
    requireNonNull(url, "url is null");
    requireNonNull(user, "user is null");
    requireNonNull(password, "password is null");
    requireNonNull(quarantine, "quarantine is null");
    requireNonNull(timeout, "timeout is null");
  }

  /**
   * As the options of a target say.
   *
   * @throws IllegalArgumentException if one is wrong, or the password cannot be read
   */
  public static PostgresConfig of(TargetOptions options) {
    return new PostgresConfig(
        options.target(),
        PostgresUrl.of(options),
        options.find("user").orElse(""),
        options.find("password").map(any -> options.secret("password").get()).orElse(""),
        options.find("quarantine").orElse(QUARANTINE),
        TIMEOUT);
  }

  @Override
  public String toString() {
    return "PostgresConfig[" + name + ", " + url + ", " + user + "]";
  }
}
