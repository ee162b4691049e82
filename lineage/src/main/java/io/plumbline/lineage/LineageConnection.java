package io.plumbline.lineage;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.Driver;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.NotificationSeverity;
import org.neo4j.driver.TransactionConfig;

/**
 * Where the graph is, and who asks. Nothing waits longer than its limits: 5 s for a connection, 30
 * s for a transaction, 30 s of retries on errors that pass (a deadlock, a restart).
 *
 * @param uri Bolt address, such as {@code bolt://127.0.0.1:7687}
 * @param password kept out of {@link #toString}
 */
public record LineageConnection(String uri, String user, String password) {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration ACQUIRE = Duration.ofSeconds(10);
  private static final Duration WRITER_RETRY = Duration.ofSeconds(30);
  private static final Duration READER_RETRY = Duration.ofSeconds(5);
  private static final Duration TRANSACTION = Duration.ofSeconds(30);
  private static final int POOL = 16;

  public LineageConnection {
    requireNonNull(uri, "uri is null");
    requireNonNull(user, "user is null");
    requireNonNull(password, "password is null");
  }

  /** A pool of connections to write with; none is made before the first statement. */
  Driver forWriting() {
    return open(WRITER_RETRY);
  }

  /** A pool of connections to read with; none is made before the first question. */
  Driver forReading() {
    return open(READER_RETRY);
  }

  private Driver open(Duration retry) {
    var config =
        Config.builder()
            .withConnectionTimeout(CONNECT.toMillis(), TimeUnit.MILLISECONDS)
            .withConnectionAcquisitionTimeout(ACQUIRE.toMillis(), TimeUnit.MILLISECONDS)
            .withMaxTransactionRetryTime(retry.toMillis(), TimeUnit.MILLISECONDS)
            .withMaxConnectionPoolSize(POOL)
            // An empty graph does not know its labels yet: a notice on every query, of no use.
            .withMinimumNotificationSeverity(NotificationSeverity.OFF)
            .withTelemetryDisabled(true)
            .build();
    return GraphDatabase.driver(uri, AuthTokens.basic(user, password), config);
  }

  /** The limit of every transaction, held by the server. */
  static TransactionConfig transaction() {
    return TransactionConfig.builder().withTimeout(TRANSACTION).build();
  }

  @Override
  public String toString() {
    return "LineageConnection[" + user + " at " + uri + "]";
  }
}
