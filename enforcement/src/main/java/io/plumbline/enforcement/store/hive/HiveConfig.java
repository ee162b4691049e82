package io.plumbline.enforcement.store.hive;

import static java.util.Objects.requireNonNull;

import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.enforcement.store.hdfs.LocalFolders;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import java.util.Map;

/**
 * Where a metastore is and where files go that are set aside.
 *
 * @param name of the store
 * @param host of the metastore
 * @param user in whose name it is asked; null for nobody's. It is believed, as it is without
 *     Kerberos
 * @param quarantine directory for what is quarantined, on the file system that a partition is on;
 *     closed to others
 * @param archive directory for what is archived
 * @param localFolders what of this machine may be touched where a location is {@code file:}
 * @param settings of Hadoop's client, by which files are renamed and deleted
 * @param timeout of each call
 */
public record HiveConfig(
    String name,
    String host,
    int port,
    String user,
    String quarantine,
    String archive,
    LocalFolders localFolders,
    Map<String, String> settings,
    Duration timeout) {
  /** The directory that is used when nothing else is said. */
  public static final String QUARANTINE = "/plumbline/quarantine";

  /** The directory that is used when nothing else is said. */
  public static final String ARCHIVE = "/plumbline/archive";

  private static final int USUAL_PORT = 9083;

  public HiveConfig {
    requireNonNull(name, "name is null");
    requireNonNull(host, "host is null");
    settings = Map.copyOf(settings);
    requireNonNull(timeout, "timeout is null");
    for (var directory : new String[] {quarantine, archive}) {
      if (!directory.startsWith("/") || directory.length() < 2) {
        throw new IllegalArgumentException(
            "Cannot set aside into %s: give a path such as %s".formatted(directory, QUARANTINE));
      }
    }
  }

  /**
   * What {@code CREATE TARGET ... TYPE hive} says: {@code url}, such as {@code thrift://meta:9083},
   * and if need be {@code user}, {@code quarantine}, {@code archive} and {@code timeout}.
   *
   * @param localFolders what of this machine may be touched where a location is {@code file:}
   * @param settings of Hadoop's client
   * @throws IllegalArgumentException that names the option which is wrong
   */
  public static HiveConfig of(
      TargetOptions options, LocalFolders localFolders, Map<String, String> settings) {
    var url = url(options);
    try {
      return new HiveConfig(
          options.target(),
          url.getHost(),
          url.getPort() < 0 ? USUAL_PORT : url.getPort(),
          options.find("user").orElse(null),
          options.find("quarantine").orElse(QUARANTINE),
          options.find("archive").orElse(ARCHIVE),
          localFolders,
          settings,
          options.patience().timeout());
    } catch (IllegalArgumentException e) {
      if (e.getMessage().startsWith("Cannot open target")) {
        throw e;
      }
      throw new IllegalArgumentException(
          "Cannot open target %s: %s".formatted(options.target(), e.getMessage()), e);
    }
  }

  private static URI url(TargetOptions options) {
    try {
      var url = new URI(options.require("url"));
      if (url.getHost() != null && "thrift".equals(url.getScheme())) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw options.wrong("url", "it is no URL");
    }
    throw options.wrong("url", "write thrift://HOST:9083");
  }

  @Override
  public String toString() {
    return "HiveConfig[" + name + ", " + host + ":" + port + "]";
  }
}
