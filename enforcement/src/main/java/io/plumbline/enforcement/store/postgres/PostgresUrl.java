package io.plumbline.enforcement.store.postgres;

import io.plumbline.connectors.target.TargetOptions;
import java.util.List;

/** Addresses of PostgreSQL that a target may name. */
public final class PostgresUrl {
  private static final String SCHEME = "jdbc:postgresql:";

  /** Others make the driver read files or load classes of this machine. */
  private static final List<String> PARAMETERS = List.of("sslmode=", "ApplicationName=");

  private PostgresUrl() {}

  /**
   * The option {@code url}.
   *
   * @throws IllegalArgumentException if it is of another driver, which could run what it is told,
   *     or has parameters that reach beyond the connection
   */
  public static String of(TargetOptions options) {
    var url = options.require("url");
    if (!url.startsWith(SCHEME)) {
      throw options.wrong("url", "write " + SCHEME + "//host:5432/database");
    }
    int query = url.indexOf('?');
    if (query >= 0) {
      for (var parameter : url.substring(query + 1).split("&", -1)) {
        if (PARAMETERS.stream().noneMatch(parameter::startsWith)) {
          throw options.wrong(
              "url", "of its parameters only sslmode and ApplicationName are taken");
        }
      }
    }
    return url;
  }
}
