package io.plumbline.enforcement.store.hdfs;

import static java.util.Objects.requireNonNull;

import io.plumbline.connectors.target.TargetOptions;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.apache.hadoop.fs.Path;

/**
 * Where a file system is and what may be touched there.
 *
 * @param name of the store
 * @param uri such as {@code hdfs://namenode:8020}
 * @param user as whom to act where Kerberos does not say; null for the one of this process
 * @param settings of Hadoop's client, such as those of Kerberos
 * @param root datasets outside this directory are refused
 * @param aside directory, outside the root, that takes what is archived and quarantined; closed to
 *     others. Give its {@code archive} a storage policy to make it cheap
 * @param levels how many directories beneath the dataset make a partition: 1 for {@code
 *     dt=2026-11-25}, 3 for {@code year=2026/month=11/day=25}
 * @param timeout of each call to a server
 */
public record HdfsConfig(
    String name,
    String uri,
    String user,
    Map<String, String> settings,
    String root,
    String aside,
    int levels,
    Duration timeout) {
  private static final int MOST_LEVELS = 8;
  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  public HdfsConfig {
    requireNonNull(name, "name is null");
    requireNonNull(uri, "uri is null");
    settings = Map.copyOf(settings);
    requireNonNull(timeout, "timeout is null");
    if (isWithin(new Path(aside), new Path(root)) || isWithin(new Path(root), new Path(aside))) {
      throw new IllegalArgumentException(
          "Cannot set aside into %s: it must lie outside %s".formatted(aside, root));
    }
    if (levels < 1 || levels > MOST_LEVELS) {
      throw new IllegalArgumentException(
          "Cannot find partitions %d levels deep: give 1 to %d".formatted(levels, MOST_LEVELS));
    }
  }

  /**
   * As the options of a target say.
   *
   * @param localFolders where {@code file:} may reach on this machine
   * @throws IllegalArgumentException if one is wrong
   */
  public static HdfsConfig of(TargetOptions options, LocalFolders localFolders) {
    var uri = options.require("url");
    var root = options.require("path");
    if (!root.startsWith("/") || root.contains("..")) {
      throw options.wrong("path", "give an absolute path without ..");
    }
    var aside = options.find("quarantine").orElse(root.replaceFirst("/+$", "") + ".quarantine");
    if (uri.toLowerCase(Locale.ROOT).startsWith("file:")
        && !(localFolders.contain(root) && localFolders.contain(aside))) {
      throw options.wrong(
          "path", "on this machine only folders that retention.folders names may be touched");
    }
    return new HdfsConfig(
        options.target(),
        uri,
        options.find("user").orElse(null),
        Map.of(),
        root,
        aside,
        levels(options),
        TIMEOUT);
  }

  private static int levels(TargetOptions options) {
    var text = options.find("levels").orElse("1");
    if (!text.matches("[1-8]")) {
      throw options.wrong("levels", "give 1 to " + MOST_LEVELS);
    }
    return Integer.parseInt(text);
  }

  /** Whether a path is another one or lies beneath it. */
  public static boolean isWithin(Path path, Path other) {
    for (var each = path; each != null; each = each.getParent()) {
      if (each.equals(other)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public String toString() {
    return "HdfsConfig[" + name + ", " + uri + ", " + root + "]";
  }
}
