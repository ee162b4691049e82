package io.plumbline.enforcement.store.s3;

import static java.util.Objects.requireNonNull;

import io.plumbline.connectors.target.TargetOptions;
import java.net.URI;
import java.net.URISyntaxException;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;

/**
 * Where a bucket is and what may be touched there.
 *
 * @param name of the store
 * @param url of a server other than Amazon's; null for Amazon's of the region
 * @param credentials never told
 * @param prefix datasets outside it are refused; empty, or it ends with a slash
 * @param aside prefix that takes what is archived, quarantined and noted; it ends with a slash, and
 *     no dataset lies within. Close it to others, for a copy there is as readable as they are
 * @param levels how many directories beneath the dataset make a partition: 1 for {@code
 *     dt=2026-11-25}, 3 for {@code year=2026/month=11/day=25}
 * @param timeout of each call
 */
public record S3Config(
    String name,
    String bucket,
    URI url,
    String region,
    AwsCredentialsProvider credentials,
    String prefix,
    String aside,
    int levels,
    Duration timeout) {
  /** The prefix that is used when nothing else is said. */
  public static final String ASIDE = ".plumbline/";

  private static final String USUAL_REGION = "us-east-1";
  private static final int MOST_LEVELS = 8;

  public S3Config {
    requireNonNull(name, "name is null");
    requireNonNull(bucket, "bucket is null");
    requireNonNull(region, "region is null");
    requireNonNull(credentials, "credentials is null");
    requireNonNull(timeout, "timeout is null");
    prefix = prefix.isEmpty() ? "" : directory(prefix);
    aside = directory(aside);
    if (levels < 1 || levels > MOST_LEVELS) {
      throw new IllegalArgumentException(
          "Cannot find partitions %d levels deep: give 1 to %d".formatted(levels, MOST_LEVELS));
    }
    if (!prefix.isEmpty() && (aside.startsWith(prefix) || prefix.startsWith(aside))) {
      throw new IllegalArgumentException(
          "Cannot set aside into %s: it must lie outside %s".formatted(aside, prefix));
    }
  }

  /**
   * What {@code CREATE TARGET ... TYPE s3} says: {@code bucket}, and if need be {@code url}, {@code
   * region}, {@code access-key} with {@code secret-key}, {@code prefix}, {@code quarantine}, {@code
   * levels} and {@code timeout}. Without keys they are found as Amazon's tools find them.
   *
   * @param mayBeOurselves whether the engine's own identity in the cloud stands in for keys that
   *     are not given
   * @throws IllegalArgumentException that names the option which is wrong
   */
  public static S3Config of(TargetOptions options, boolean mayBeOurselves) {
    var url = options.find("url").map(text -> url(text, options)).orElse(null);
    var region = options.find("region");
    if (url == null && region.isEmpty()) {
      throw options.wrong("region", "it is missing; give it, or the url of another server");
    }
    try {
      return new S3Config(
          options.target(),
          options.require("bucket"),
          url,
          region.orElse(USUAL_REGION),
          credentials(options, mayBeOurselves),
          options.find("prefix").orElse(""),
          options.find("quarantine").orElse(ASIDE),
          options.find("levels").map(text -> levels(text, options)).orElse(1),
          options.patience().timeout());
    } catch (IllegalArgumentException e) {
      if (e.getMessage().startsWith("Cannot open target")) {
        throw e;
      }
      throw new IllegalArgumentException(
          "Cannot open target %s: %s".formatted(options.target(), e.getMessage()), e);
    }
  }

  private static AwsCredentialsProvider credentials(TargetOptions options, boolean mayBeOurselves) {
    boolean hasAccess = options.find("access-key").isPresent();
    boolean hasSecret = options.find("secret-key").isPresent();
    if (!hasAccess && !hasSecret) {
      if (!mayBeOurselves) {
        throw options.wrong("access-key", "give it and secret-key: the engine's own are not yours");
      }
      return DefaultCredentialsProvider.builder().build();
    }
    var access = options.secret("access-key");
    var secret = options.secret("secret-key");
    return () -> AwsBasicCredentials.create(access.get(), secret.get());
  }

  private static URI url(String text, TargetOptions options) {
    try {
      var url = new URI(text);
      if (url.getHost() != null
          && ("https".equals(url.getScheme()) || "http".equals(url.getScheme()))) {
        return url;
      }
    } catch (URISyntaxException e) {
      throw options.wrong("url", "it is no URL");
    }
    throw options.wrong("url", "write https://HOST or http://HOST");
  }

  private static int levels(String text, TargetOptions options) {
    if (!text.matches("[1-8]")) {
      throw options.wrong("levels", "give 1 to " + MOST_LEVELS);
    }
    return Integer.parseInt(text);
  }

  private static String directory(String prefix) {
    var plain = prefix.startsWith("/") ? prefix.substring(1) : prefix;
    if (plain.isEmpty() || plain.equals("/")) {
      throw new IllegalArgumentException("Cannot use the prefix " + prefix + ": it names nothing");
    }
    return plain.endsWith("/") ? plain : plain + "/";
  }

  @Override
  public String toString() {
    return "S3Config[" + name + ", " + bucket + ", " + prefix + "]";
  }
}
