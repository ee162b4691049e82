package io.plumbline.model;

import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Canonical dataset names after the OpenLineage naming specification, so that the spellings that
 * real producers use for one dataset give one identity. Pure and total: every input has an answer.
 */
public final class CanonicalNames {
  private static final Map<String, String> SCHEMES =
      Map.of("postgresql", "postgres", "s3a", "s3", "s3n", "s3", "abfs", "abfss", "wasb", "wasbs");

  private CanonicalNames() {}

  /** The identity of the dataset that a producer reported as {@code namespace} and {@code name}. */
  public static DatasetId dataset(String tenant, String namespace, String name) {
    var canonical = namespace(namespace);
    return new DatasetId(tenant, canonical, name(canonical, name));
  }

  /**
   * Scheme and authority in lower case, one scheme per store, Kafka brokers sorted; a namespace
   * without a scheme stays as it is, for its case may matter.
   */
  public static String namespace(String reported) {
    var trimmed = reported.strip();
    int colon = trimmed.indexOf(":/");
    if (colon <= 0) {
      return trimmed;
    }
    var scheme = trimmed.substring(0, colon).toLowerCase(Locale.ROOT);
    var afterScheme = trimmed.substring(colon + 1);
    if (scheme.equals("file") && !hasAuthority(afterScheme)) {
      return "file:///" + stripTrailingSlash(stripSlashes(afterScheme));
    }
    var rest = stripSlashes(afterScheme);
    int slash = rest.indexOf('/');
    var authority = (slash < 0 ? rest : rest.substring(0, slash)).toLowerCase(Locale.ROOT);
    var path = slash < 0 ? "" : stripTrailingSlash(rest.substring(slash));
    if (scheme.equals("kafka") && authority.indexOf(',') >= 0) {
      authority = Arrays.stream(authority.split(",", -1)).sorted().collect(Collectors.joining(","));
    }
    return SCHEMES.getOrDefault(scheme, scheme) + "://" + authority + path;
  }

  private static String name(String namespace, String reported) {
    var trimmed = reported.strip();
    boolean objectStore = namespace.startsWith("s3://") || namespace.startsWith("gs://");
    return objectStore && trimmed.length() > 1
        ? stripTrailingSlash(stripSlashes(trimmed))
        : trimmed;
  }

  /** {@code //host/path} has one, {@code /path} and {@code ///path} have none. */
  private static boolean hasAuthority(String afterScheme) {
    return afterScheme.startsWith("//") && !afterScheme.startsWith("///");
  }

  private static String stripSlashes(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) == '/') {
      start++;
    }
    return text.substring(start);
  }

  private static String stripTrailingSlash(String text) {
    int end = text.length();
    while (end > 0 && text.charAt(end - 1) == '/') {
      end--;
    }
    return text.substring(0, end);
  }
}
