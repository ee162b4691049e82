package io.plumbline.server;

import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
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
    var engine =
        new Engine(PlumblineServer.start(config(broker.bootstrap(), database, lineage, limits)));
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
        "jdbc:h2:file:" + database.resolve("view"),
        "sa",
        "",
        Map.of(
            Client.TOKEN, new Principal("ann", "default"),
            Client.OTHER_TENANTS_TOKEN, new Principal("bob", "other")),
        lineage,
        new PlainStatements(),
        limits);
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
