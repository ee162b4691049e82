package io.plumbline.server;

import io.javalin.Javalin;
import io.javalin.event.HandlerMetaInfo;
import io.plumbline.ranger.authorization.PolicyState;
import io.plumbline.server.api.Health;
import io.plumbline.server.api.Health.State;
import io.plumbline.server.api.Telemetry;
import io.plumbline.server.ingest.EventLog;
import io.plumbline.server.view.Cluster;
import io.plumbline.server.view.Database;
import io.plumbline.server.view.ReadModel;
import java.time.Clock;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.function.Supplier;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** A running server: its port, and everything that it opened. */
public final class PlumblineServer implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PlumblineServer.class);

  private final Deque<AutoCloseable> opened = new ArrayDeque<>();
  private final SortedSet<String> routes = new TreeSet<>();
  private Javalin http;

  private PlumblineServer() {}

  /**
   * Starts a server and returns when it listens. It is ready when {@code /health/ready} says so:
   * the read model may still be catching up, and Kafka may still be on its way.
   *
   * @throws RuntimeException if the database cannot be opened or the port is taken
   */
  public static PlumblineServer start(ServerConfig config) {
    var server = new PlumblineServer();
    try {
      server.open(config);
      return server;
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  /** The port that it listens on. */
  public int port() {
    return http.port();
  }

  /** Stops to listen and closes what it opened; the lineage reader stays open. */
  @Override
  public void close() {
    while (!opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        LOG.warn("Cannot close a part of the server", e);
      }
    }
  }

  /** Every route as {@code GET /path}. */
  SortedSet<String> routes() {
    return routes;
  }

  private void open(ServerConfig config) {
    var limits = config.limits();
    var database =
        opened(Database.open(config.jdbcUrl(), config.jdbcUser(), config.jdbcPassword()));
    var admin = opened(admin(config.kafkaBootstrap()));
    var log =
        opened(
            new EventLog(
                config.kafkaBootstrap(), limits.eventBytes(), limits.bodiesInFlightBytes()));
    var model = ReadModel.start(config.kafkaBootstrap(), admin, database, limits.retainedRows());
    var telemetry = opened(new Telemetry(model));
    var health = opened(new Health(parts(config, new Cluster(admin), model)));
    var surface = new Surface(config, database, log, model, telemetry, health, Clock.systemUTC());
    http =
        Javalin.create(
            javalin -> {
              javalin.events.handlerAdded(this::note);
              surface.install(javalin);
            });
    opened.push(http::stop);
    // Closed first, and harmless when closed again: HTTP waits for the alert streams that it ends.
    opened.push(model::close);
    http.start();
    LOG.info("The server listens on {}:{}", config.host(), http.port());
  }

  private static Map<String, Supplier<State>> parts(
      ServerConfig config, Cluster cluster, ReadModel model) {
    return Map.of(
        "kafka", () -> new State(!cluster.id().isEmpty(), ""),
        "readModel", () -> new State(model.caughtUp(), ""),
        "lineage", () -> new State(config.lineage().resolve("default", "health", 1) != null, ""),
        "authorization", () -> authorization(config.authorizer().state()));
  }

  /** Up while any policies are in force, for then it is known who may call. */
  private static State authorization(PolicyState policies) {
    return new State(policies.isInForce(), policies.trouble());
  }

  private static Admin admin(String bootstrap) {
    return Admin.create(
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, bootstrap,
            AdminClientConfig.REQUEST_TIMEOUT_MS_CONFIG, 4_000,
            AdminClientConfig.DEFAULT_API_TIMEOUT_MS_CONFIG, 5_000));
  }

  private <T extends AutoCloseable> T opened(T part) {
    opened.push(part);
    return part;
  }

  private void note(HandlerMetaInfo handler) {
    if (List.of("GET", "POST", "PUT", "PATCH", "DELETE").contains(handler.getHttpMethod().name())) {
      routes.add(handler.getHttpMethod().name() + " " + handler.getPath());
    }
  }
}
