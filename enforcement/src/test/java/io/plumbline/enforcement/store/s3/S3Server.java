package io.plumbline.enforcement.store.s3;

import io.plumbline.connectors.target.TargetOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.JarURLConnection;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.core.sync.RequestBody;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.s3.S3Client;
import software.amazon.awssdk.services.s3.model.BucketVersioningStatus;

/**
 * Adobe's S3Mock in a process of its own, one for all tests of a JVM, which ends with it. It does
 * not enforce Object Lock, and its listing of objects shows those that a marker hides.
 */
final class S3Server {
  private static S3Server running;

  private final int port;
  private final S3Client client;

  private S3Server(int port) {
    this.port = port;
    this.client =
        S3Client.builder()
            .endpointOverride(URI.create(url()))
            .region(Region.US_EAST_1)
            .forcePathStyle(true)
            .credentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("key", "secret")))
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .build();
  }

  static synchronized S3Server running() throws IOException {
    if (running == null) {
      int port = freePort();
      var process =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-Xmx128m",
                  "-XX:TieredStopAtLevel=1",
                  "-jar",
                  jar().toString(),
                  "--server.address=127.0.0.1",
                  "--server.port=0",
                  "--com.adobe.testing.s3mock.http-port=" + port,
                  "--spring.main.allow-bean-definition-overriding=true",
                  "--spring.main.sources=" + S3Server.class.getResource("loopback.xml"))
              .redirectErrorStream(true)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .start();
      Runtime.getRuntime().addShutdownHook(new Thread(process::destroyForcibly));
      var started = new S3Server(port);
      Awaitility.await()
          .atMost(60, TimeUnit.SECONDS)
          .pollInterval(Duration.ofMillis(200))
          .ignoreExceptions()
          .until(() -> process.isAlive() && started.client.listBuckets() != null);
      running = started;
    }
    return running;
  }

  S3Client client() {
    return client;
  }

  String url() {
    return "http://127.0.0.1:" + port;
  }

  /** A store as {@code CREATE TARGET} opens it. */
  S3Store store(String bucket, Map<String, String> more) {
    return store(url(), bucket, more);
  }

  static S3Store store(String url, String bucket, Map<String, String> more) {
    return new S3Store(config(url, bucket, more));
  }

  static S3Config config(String url, String bucket, Map<String, String> more) {
    var options = new HashMap<String, String>();
    options.put("bucket", bucket);
    options.put("url", url);
    options.put("access-key", "env:KEY");
    options.put("secret-key", "env:SECRET");
    options.put("prefix", "lake");
    options.putAll(more);
    return S3Config.of(new TargetOptions("lake", options, reference -> "of " + reference), true);
  }

  void createBucket(String name) {
    client.createBucket(request -> request.bucket(name));
  }

  void keepVersions(String bucket, BucketVersioningStatus status) {
    client.putBucketVersioning(
        request -> request.bucket(bucket).versioningConfiguration(each -> each.status(status)));
  }

  void write(String bucket, String key, String text) {
    client.putObject(request -> request.bucket(bucket).key(key), RequestBody.fromString(text));
  }

  /** Whether readers find an object. */
  boolean has(String bucket, String key) {
    return client
        .listObjectVersions(request -> request.bucket(bucket).prefix(key))
        .versions()
        .stream()
        .anyMatch(each -> each.isLatest());
  }

  /** How many versions and markers there are beneath a prefix. */
  int versions(String bucket, String prefix) {
    var all = client.listObjectVersions(request -> request.bucket(bucket).prefix(prefix));
    return all.versions().size() + all.deleteMarkers().size();
  }

  private static Path jar() {
    var loader = S3Server.class.getClassLoader();
    var entry = loader.getResource("org/springframework/boot/loader/launch/JarLauncher.class");
    try {
      return Path.of(((JarURLConnection) entry.openConnection()).getJarFile().getName());
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot find the server's jar", e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
