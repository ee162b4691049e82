package io.plumbline.server;

import static org.awaitility.Awaitility.await;

import io.plumbline.model.Hashes;
import io.plumbline.server.rules.SqlStatements;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;

/** A server with the settings of the tests. */
final class Engine implements AutoCloseable {

  private final PlumblineServer server;

  private Engine(PlumblineServer server) {
    this.server = server;
  }

  /** Starts a server on a broker and a database file, and waits until it is ready. */
  static Engine start(KafkaBroker broker, Path database, FixedLineageReader lineage) {
    return start(broker, database, lineage, Limits.defaults());
  }

  static Engine start(
      KafkaBroker broker, Path database, FixedLineageReader lineage, Limits limits) {
    return start(config(broker.bootstrap(), database, lineage, limits));
  }

  static Engine start(ServerConfig config) {
    var engine = new Engine(PlumblineServer.start(config));
    await()
        .atMost(Duration.ofSeconds(30))
        .until(() -> engine.client().get("/health/ready").status() == 200);
    return engine;
  }

  static ServerConfig config(
      String bootstrap, Path database, FixedLineageReader lineage, Limits limits) {
    return new ServerConfig(
        null,
        0,
        bootstrap,
        jdbcUrl(database),
        "sa",
        "",
        Map.of(
            Client.TOKEN, new Principal("ann", "default"),
            Client.OTHER_TENANTS_TOKEN, new Principal("bob", "other")),
        OpenPolicies.authorizer(),
        lineage,
        new SqlStatements(lineage),
        new WordAccessLogs(),
        limits);
  }

  /**
   * An H2 file; or a schema of its own in the PostgreSQL database that the environment names, for a
   * run of the same tests on it.
   */
  private static String jdbcUrl(Path database) {
    var postgres = System.getenv("PLUMBLINE_TEST_POSTGRES");
    if (postgres == null) {
      return "jdbc:h2:file:" + database.resolve("view");
    }
    var schema = "t" + Hashes.of(database.toString());
    try (var connection = DriverManager.getConnection(postgres, "sa", "");
        var statement = connection.createStatement()) {
      statement.execute("CREATE SCHEMA IF NOT EXISTS " + schema);
    } catch (SQLException e) {
      throw new IllegalStateException("Cannot create schema: " + schema, e);
    }
    return postgres + "?currentSchema=" + schema;
  }

  PlumblineServer server() {
    return server;
  }

  Client client() {
    return new Client(server.port(), Client.TOKEN);
  }

  Client client(String token) {
    return new Client(server.port(), token);
  }

  @Override
  public void close() {
    server.close();
  }
}
