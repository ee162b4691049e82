package io.plumbline.enforcement.target;

import io.plumbline.connectors.target.SecretSource;
import io.plumbline.connectors.target.TargetOptions;
import io.plumbline.enforcement.store.BoundedStore;
import io.plumbline.enforcement.store.RetentionStore;
import io.plumbline.enforcement.store.hdfs.HdfsConfig;
import io.plumbline.enforcement.store.hdfs.HdfsStore;
import io.plumbline.enforcement.store.hdfs.LocalFolders;
import io.plumbline.enforcement.store.hive.HiveConfig;
import io.plumbline.enforcement.store.hive.HiveStore;
import io.plumbline.enforcement.store.iceberg.IcebergConfig;
import io.plumbline.enforcement.store.iceberg.IcebergStore;
import io.plumbline.enforcement.store.iceberg.OrphanStore;
import io.plumbline.enforcement.store.iceberg.SnapshotStore;
import io.plumbline.enforcement.store.kafka.KafkaConfig;
import io.plumbline.enforcement.store.kafka.KafkaStore;
import io.plumbline.enforcement.store.postgres.PostgresConfig;
import io.plumbline.enforcement.store.postgres.PostgresStore;
import io.plumbline.enforcement.store.s3.S3Config;
import io.plumbline.enforcement.store.s3.S3Store;
import io.plumbline.model.Topics;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.retention.RetentionBasis;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** Opens the stores that {@code CREATE TARGET} defined. */
public final class EndpointStores {
  /** No call of a store takes longer, whatever its client does. */
  private static final Duration LIMIT = Duration.ofMinutes(5);

  private static final Duration TIMEOUT = Duration.ofSeconds(30);

  private EndpointStores() {}

  /**
   * Opens the store of an endpoint; calls nobody yet.
   *
   * @param basis what the age of its resources is told by
   * @param localFolders what {@code file:} may touch on this machine
   * @throws IllegalArgumentException if an option is wrong, a secret cannot be read, or it is no
   *     store
   */
  public static RetentionStore open(
      Endpoint endpoint, RetentionBasis basis, SecretSource secrets, LocalFolders localFolders) {
    var options = new TargetOptions(endpoint.name(), endpoint.options(), secrets);
    return new BoundedStore(store(endpoint, basis, options, localFolders), LIMIT);
  }

  private static RetentionStore store(
      Endpoint endpoint, RetentionBasis basis, TargetOptions options, LocalFolders localFolders) {
    return switch (endpoint.type()) {
      case HDFS -> new HdfsStore(HdfsConfig.of(options, localFolders));
      case ICEBERG -> iceberg(basis, options, localFolders);
      case KAFKA -> new KafkaStore(options.target(), KafkaConfig.of(options), TIMEOUT);
      case S3 -> new S3Store(S3Config.of(options, isOperators(endpoint)));
      case HIVE -> new HiveStore(HiveConfig.of(options, localFolders, Map.of()), Clock.systemUTC());
      case JDBC -> new PostgresStore(PostgresConfig.of(options));
      default ->
          throw new IllegalArgumentException(
              "Cannot open target %s: nothing keeps data in %s"
                  .formatted(endpoint.name(), endpoint.type()));
    };
  }

  private static RetentionStore iceberg(
      RetentionBasis basis, TargetOptions options, LocalFolders localFolders) {
    var catalog = IcebergConfig.of(options, localFolders);
    return switch (basis) {
      case SNAPSHOT -> new SnapshotStore(options.target(), catalog);
      case ORPHAN_FILE -> new OrphanStore(options.target(), catalog, Clock.systemUTC());
      case PARTITION_VALUE, EVENT_TIME -> new IcebergStore(options.target(), catalog);
    };
  }

  /** Whether who defined it is who runs the engine, whose own identity it may use. */
  private static boolean isOperators(Endpoint endpoint) {
    return endpoint.tenant().equals(Topics.DEFAULT_TENANT);
  }
}
