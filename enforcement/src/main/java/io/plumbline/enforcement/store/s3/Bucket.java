package io.plumbline.enforcement.store.s3;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.core.checksums.RequestChecksumCalculation;
import software.amazon.awssdk.core.checksums.ResponseChecksumValidation;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.LegacyMd5Plugin;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;
import software.amazon.awssdk.services.s3.model.CopyObjectRequest;
import software.amazon.awssdk.services.s3.model.ListObjectVersionsResponse;
import software.amazon.awssdk.services.s3.model.MetadataDirective;
import software.amazon.awssdk.services.s3.model.NoSuchKeyException;
import software.amazon.awssdk.services.s3.model.ObjectIdentifier;

/** One bucket. Every listing is bounded. */
final class Bucket implements AutoCloseable {
  private static final int MOST_IN_A_CALL = 1_000;
  private static final int MOST_PAGES = 1_000;

  // The server reads and writes it all before it answers.
  private static final Duration LONGEST_COPY = Duration.ofMinutes(5);

  private final String name;
  private final Calls calls;
  private final S3Client client;

  Bucket(S3Config config) {
    this.name = config.bucket();
    this.calls = new Calls(config.name());
    var builder =
        S3Client.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .region(Region.of(config.region()))
            .credentialsProvider(config.credentials())
            .overrideConfiguration(each -> each.apiCallTimeout(config.timeout()))
            // What is beyond S3's first protocol is not asked of others who speak it.
            .requestChecksumCalculation(RequestChecksumCalculation.WHEN_REQUIRED)
            .responseChecksumValidation(ResponseChecksumValidation.WHEN_REQUIRED);
    if (config.url() != null) {
      builder
          .endpointOverride(config.url())
          .forcePathStyle(true)
          .addPlugin(LegacyMd5Plugin.create());
    }
    this.client = builder.build();
  }

  /**
   * Whether what is deleted or written again lives on as an older version.
   *
   * @throws StoreRefusedException if it did, and no longer does: then nothing is certain
   */
  boolean keepsVersions() throws StoreUnavailableException, StoreRefusedException {
    var status =
        calls.run(() -> client.getBucketVersioning(request -> request.bucket(name)).status());
    if (status == BucketVersioningStatus.SUSPENDED) {
      throw new StoreRefusedException(
          "Cannot act in bucket %s: its versions are suspended; enable them".formatted(name), null);
    }
    return status == BucketVersioningStatus.ENABLED;
  }

  /** The server's clock; empty if it does not tell. */
  Optional<Instant> clock() throws StoreUnavailableException, StoreRefusedException {
    var response = calls.run(() -> client.headBucket(request -> request.bucket(name)));
    return response
        .sdkHttpResponse()
        .firstMatchingHeader("Date")
        .flatMap(
            text -> {
              try {
                var at = ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME);
                return Optional.of(at.toInstant());
              } catch (DateTimeException e) {
                return Optional.empty();
              }
            });
  }

  /**
   * All versions and markers beneath a prefix.
   *
   * @return at least one more than {@code most} if there are more
   */
  List<ObjectVersion> versions(String prefix, int most)
      throws StoreUnavailableException, StoreRefusedException {
    var found = new ArrayList<ObjectVersion>();
    var page = versions(prefix, null);
    addTo(found, page);
    while (page.isTruncated() && found.size() <= most) {
      page = versions(prefix, page);
      addTo(found, page);
    }
    return found;
  }

  /** Whether readers find anything beneath a prefix. */
  boolean hasObjects(String prefix) throws StoreUnavailableException, StoreRefusedException {
    // By versions: not all who speak S3 leave what is hidden out of other listings.
    var page = versions(prefix, null);
    while (page.versions().stream().noneMatch(each -> each.isLatest())) {
      if (!page.isTruncated()) {
        return false;
      }
      page = versions(prefix, page);
    }
    return true;
  }

  private ListObjectVersionsResponse versions(String prefix, ListObjectVersionsResponse before)
      throws StoreUnavailableException, StoreRefusedException {
    return calls.run(
        () ->
            client.listObjectVersions(
                request ->
                    request
                        .bucket(name)
                        .prefix(prefix)
                        .keyMarker(before == null ? null : before.nextKeyMarker())
                        .versionIdMarker(before == null ? null : before.nextVersionIdMarker())));
  }

  private static void addTo(List<ObjectVersion> found, ListObjectVersionsResponse page) {
    for (var each : page.versions()) {
      found.add(
          new ObjectVersion(
              each.key(), each.versionId(), each.eTag(), each.size(), each.isLatest(), false));
    }
    for (var each : page.deleteMarkers()) {
      found.add(new ObjectVersion(each.key(), each.versionId(), "", 0, each.isLatest(), true));
    }
  }

  /**
   * Names between a prefix and the next slash, in the order of their keys; those alone beneath
   * which readers find something.
   *
   * @param after the name that came last; null to begin
   * @param limit how many at most
   */
  List<String> names(String prefix, String after, int limit)
      throws StoreUnavailableException, StoreRefusedException {
    // All keys within "name/" come before "name0", for a zero follows the slash.
    var start = after == null ? null : prefix + after + "0";
    var names = new ArrayList<String>();
    String token = null;
    for (int pages = 0; pages < MOST_PAGES; pages++) {
      var next = token;
      var page =
          calls.run(
              () ->
                  client.listObjectsV2(
                      request ->
                          request
                              .bucket(name)
                              .prefix(prefix)
                              .delimiter("/")
                              .startAfter(start)
                              .continuationToken(next)));
      for (var each : page.commonPrefixes()) {
        if (names.size() == limit) {
          return names;
        }
        var full = each.prefix();
        names.add(full.substring(prefix.length(), full.length() - 1));
      }
      token = page.nextContinuationToken();
      if (!page.isTruncated()) {
        return names;
      }
    }
    throw new StoreRefusedException(
        "Cannot list %s: more than %,d objects lie beside its partitions"
            .formatted(prefix, MOST_PAGES * MOST_IN_A_CALL),
        null);
  }

  /** What an object holds; empty if readers do not find it. */
  Optional<byte[]> read(String key) throws StoreUnavailableException, StoreRefusedException {
    return calls.run(
        () -> {
          try {
            return Optional.of(
                client.getObjectAsBytes(request -> request.bucket(name).key(key)).asByteArray());
          } catch (NoSuchKeyException e) {
            return Optional.empty();
          }
        });
  }

  void write(String key, byte[] content) throws StoreUnavailableException, StoreRefusedException {
    calls.run(
        () ->
            client.putObject(
                request -> request.bucket(name).key(key), RequestBody.fromBytes(content)));
  }

  /** Copies one version with its metadata, unless it changed. */
  void copy(ObjectVersion from, String to) throws StoreUnavailableException, StoreRefusedException {
    calls.run(
        () ->
            client.copyObject(
                CopyObjectRequest.builder()
                    .sourceBucket(name)
                    .sourceKey(from.key())
                    .sourceVersionId(from.isOverwritable() ? null : from.versionId())
                    .copySourceIfMatch(from.etag())
                    .destinationBucket(name)
                    .destinationKey(to)
                    .metadataDirective(MetadataDirective.COPY)
                    .overrideConfiguration(each -> each.apiCallTimeout(LONGEST_COPY))
                    .build()));
  }

  /** Hides objects, which a bucket with versions does by markers. */
  void hide(List<ObjectVersion> objects) throws StoreUnavailableException, StoreRefusedException {
    deleteAll(
        objects.stream().map(each -> ObjectIdentifier.builder().key(each.key()).build()).toList());
  }

  /** Deletes exactly these versions and markers for good. */
  void delete(List<ObjectVersion> versions)
      throws StoreUnavailableException, StoreRefusedException {
    deleteAll(versions.stream().map(Bucket::identifier).toList());
  }

  // What has no id of its own may have been written again: then only what it was may go.
  private static ObjectIdentifier identifier(ObjectVersion version) {
    var identifier = ObjectIdentifier.builder().key(version.key());
    return version.isOverwritable() && version.isVisible()
        ? identifier.eTag(version.etag()).build()
        : identifier.versionId(version.versionId()).build();
  }

  private void deleteAll(List<ObjectIdentifier> doomed)
      throws StoreUnavailableException, StoreRefusedException {
    for (int from = 0; from < doomed.size(); from += MOST_IN_A_CALL) {
      var some = doomed.subList(from, Math.min(doomed.size(), from + MOST_IN_A_CALL));
      var answer =
          calls.run(
              () ->
                  client.deleteObjects(
                      request ->
                          request.bucket(name).delete(each -> each.objects(some).quiet(true))));
      for (var error : answer.errors()) {
        var message =
            "Cannot delete %s: %s, %s".formatted(error.key(), error.code(), error.message());
        if ("AccessDenied".equals(error.code())) {
          throw new StoreRefusedException(message, null);
        }
        throw new StoreUnavailableException(message, null);
      }
    }
  }

  S3Client client() {
    return client;
  }

  Calls calls() {
    return calls;
  }

  String name() {
    return name;
  }

  @Override
  public void close() {
    client.close();
  }
}
