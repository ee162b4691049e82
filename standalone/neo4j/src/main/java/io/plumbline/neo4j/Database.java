package io.plumbline.neo4j;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.neo4j.configuration.GraphDatabaseInternalSettings;
import org.neo4j.configuration.GraphDatabaseSettings;
import org.neo4j.configuration.connectors.BoltConnector;
import org.neo4j.configuration.connectors.BoltConnectorInternalSettings;
import org.neo4j.configuration.connectors.ConnectorPortRegister;
import org.neo4j.configuration.connectors.ConnectorType;
import org.neo4j.configuration.connectors.HttpConnector;
import org.neo4j.configuration.connectors.HttpsConnector;
import org.neo4j.configuration.helpers.SocketAddress;
import org.neo4j.dbms.api.DatabaseManagementService;
import org.neo4j.dbms.api.DatabaseManagementServiceBuilder;
import org.neo4j.kernel.internal.GraphDatabaseAPI;

/** A running Neo4j database that only this machine can reach. */
final class Database implements AutoCloseable {
  private static final String LOOPBACK = "127.0.0.1";
  private static final Duration SHUTDOWN_GRACE = Duration.ofSeconds(2);

  private final DatabaseManagementService service;
  private boolean open = true;

  private Database(DatabaseManagementService service) {
    this.service = service;
  }

  /**
   * Starts the database, recovering it first if it was killed. The password is that of the account
   * when this returns; a new database has never accepted another.
   *
   * @throws IOException if the account of a new home cannot be prepared
   * @throws IllegalStateException if Neo4j refuses to start, with its reason as the cause
   */
  static Database start(Path home, int boltPort, Password password) throws IOException {
    boolean fresh = !Files.exists(home.resolve("data").resolve("databases").resolve("system"));
    try {
      Files.createDirectories(home);
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot make the home of Neo4j: " + home, e);
    }
    if (fresh) {
      Account.prepare(home, password);
    }
    var database = new Database(build(home, boltPort));
    try {
      if (!fresh) {
        Account.update(database.service, password);
      }
    } catch (RuntimeException e) {
      database.close();
      throw e;
    }
    return database;
  }

  private static DatabaseManagementService build(Path home, int boltPort) {
    try {
      return builder(home, boltPort).build();
    } catch (RuntimeException e) {
      throw new IllegalStateException("Cannot start Neo4j in " + home, e);
    }
  }

  private static DatabaseManagementServiceBuilder builder(Path home, int boltPort) {
    return new DatabaseManagementServiceBuilder(home)
        .setConfig(GraphDatabaseSettings.auth_enabled, true)
        .setConfig(GraphDatabaseSettings.udc_enabled, false)
        .setConfig(BoltConnector.enabled, true)
        .setConfig(BoltConnector.listen_address, new SocketAddress(LOOPBACK, boltPort))
        .setConfig(BoltConnector.advertised_address, new SocketAddress(LOOPBACK, boltPort))
        .setConfig(HttpConnector.enabled, false)
        .setConfig(HttpsConnector.enabled, false)
        // One machine and a small graph: the defaults reserve half a gigabyte of log files.
        .setConfig(GraphDatabaseSettings.pagecache_memory, 64L << 20)
        .setConfig(GraphDatabaseSettings.preallocate_logical_logs, false)
        .setConfig(GraphDatabaseSettings.logical_log_rotation_threshold, 16L << 20)
        .setConfig(GraphDatabaseSettings.keep_logical_logs, "2 files")
        // A parent that is interrupted waits for this process: seconds, not the default ten.
        .setConfig(GraphDatabaseSettings.shutdown_transaction_end_timeout, SHUTDOWN_GRACE)
        .setConfig(BoltConnectorInternalSettings.thread_pool_shutdown_wait_time, SHUTDOWN_GRACE)
        .setConfig(BoltConnectorInternalSettings.connection_shutdown_wait_time, SHUTDOWN_GRACE)
        .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_quiet_period, 0)
        .setConfig(GraphDatabaseInternalSettings.netty_server_shutdown_timeout, SHUTDOWN_GRACE);
  }

  /** Where drivers connect to. */
  String boltUri() {
    var system = (GraphDatabaseAPI) service.database(GraphDatabaseSettings.SYSTEM_DATABASE_NAME);
    var address =
        system
            .getDependencyResolver()
            .resolveDependency(ConnectorPortRegister.class)
            .getLocalAddress(ConnectorType.BOLT);
    return "bolt://" + LOOPBACK + ":" + address.getPort();
  }

  /** Shuts down cleanly; a second caller waits for the first. */
  @Override
  public synchronized void close() {
    if (open) {
      open = false;
      service.shutdown();
    }
  }
}
