package io.plumbline.standalone.engine;

import io.plumbline.standalone.client.Connection;
import io.plumbline.standalone.config.PlumblineConfig;
import io.plumbline.standalone.config.Secret;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A whole engine on this machine: broker and graph, then the Flink jobs, then the server. It stops
 * them in reverse. All its state is in one data folder.
 */
public final class Engine implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Engine.class);

  private record Running(String name, AutoCloseable part) {}

  private final Deque<Running> running = new ArrayDeque<>();
  private final CountDownLatch ended = new CountDownLatch(1);
  private final Progress progress;
  private final DataDirectory data;
  private Connection connection;
  private Endpoints endpoints;
  private volatile String lost = "";
  private volatile boolean stopping;
  private boolean closed;

  private Engine(DataDirectory data, Progress progress) {
    this.data = data;
    this.progress = progress;
  }

  /**
   * Starts everything and returns when the server listens.
   *
   * @param neo4jLib folder of the jars of module standalone-neo4j
   * @throws DirectoryInUseException if another engine has the data folder
   * @throws RuntimeException if a part does not start; those that did are stopped again
   */
  public static Engine start(
      PlumblineConfig config, Path neo4jLib, Parts parts, Progress progress) {
    var engine = new Engine(DataDirectory.open(config.data()), progress);
    try {
      engine.open(config, neo4jLib, parts);
      return engine;
    } catch (RuntimeException e) {
      engine.close();
      throw e;
    }
  }

  /** How to call it. */
  public Connection connection() {
    return connection;
  }

  /** Where its parts are. */
  public Endpoints endpoints() {
    return endpoints;
  }

  /** The folder of its state. */
  public Path folder() {
    return data.root();
  }

  /**
   * Waits until the engine was closed or lost a part that it cannot do without.
   *
   * @return what it lost; empty when it was closed
   */
  public String awaitEnd() throws InterruptedException {
    ended.await();
    return lost;
  }

  /**
   * Waits as {@link #awaitEnd()} does, but not longer than a limit.
   *
   * @return empty while the engine lives
   */
  public Optional<String> awaitEnd(Duration limit) throws InterruptedException {
    return ended.await(limit.toMillis(), TimeUnit.MILLISECONDS)
        ? Optional.of(lost)
        : Optional.empty();
  }

  /** Stops all parts in reverse; each has its own limit of time. May be called more than once. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    stopping = true;
    while (!running.isEmpty()) {
      var last = running.pop();
      progress.stopping(last.name());
      try {
        last.part().close();
      } catch (Exception e) {
        LOG.warn("Cannot stop {}", last.name(), e);
      }
    }
    data.close();
    closed = true;
    ended.countDown();
    LOG.info("The engine stopped");
  }

  private void open(PlumblineConfig config, Path neo4jLib, Parts parts) {
    var graphFolder = data.folder("neo4j");
    // Its port and its database are free only when the last one has let go of them.
    Orphans.await(graphFolder);
    var ports = Ports.of(data.root().resolve("ports.json"));
    int kafkaPort = ports.choose("kafka", 9092, config.kafka().port());
    int controllerPort = ports.choose("kafka-controller", 9093, 0);
    int graphPort = ports.choose("graph", 7687, config.graph().port());
    int httpPort = ports.choose("http", 8080, config.http().port());
    ports.remember();
    var password = secretFile("neo4j.password", config.graph().password());
    var token = config.http().token() == null ? data.secret("token") : config.http().token();

    var graph =
        CompletableFuture.supplyAsync(
            () ->
                timed(
                    "graph",
                    () ->
                        Neo4jProcess.start(
                            neo4jLib,
                            graphFolder,
                            graphPort,
                            password,
                            data.folder("logs").resolve("neo4j.log"),
                            config.graph().heapMegabytes()),
                    Neo4jProcess::uri));
    KafkaBroker broker;
    Neo4jProcess neo4j;
    try {
      broker =
          started(
              "broker",
              () ->
                  KafkaBroker.start(
                      data.folder("kafka"), kafkaPort, controllerPort, config.kafka().retention()),
              KafkaBroker::bootstrap);
    } finally {
      neo4j = joined(graph);
    }
    neo4j.whenEnded(() -> lose("the lineage graph (Neo4j) ended by itself"));
    endpoints =
        new Endpoints(
            broker.bootstrap(),
            neo4j.uri(),
            config.graph().user(),
            data.secret("neo4j.password"),
            config.http().host(),
            httpPort,
            token,
            data.folder("server"),
            config);
    var pipeline = parts.pipeline(endpoints);
    var sides =
        new SideJobs(data.folder("side-checkpoints"), parts.sides(endpoints, progress::warn));
    started(
        "jobs",
        () ->
            FlinkCluster.start(
                data.folder("checkpoints"),
                data.folder("scratch"),
                config.jobs(),
                pipeline,
                sides,
                progress::warn),
        cluster -> "");
    started("enforcer", () -> parts.enforcer(endpoints), it -> "");
    var server =
        started(
            "server", () -> parts.server(endpoints), it -> url(config.http().host(), it.port()));
    connection =
        new Connection(
            url(config.http().host(), server.port()), token.text(), ProcessHandle.current().pid());
    data.publish(connection);
    LOG.info("The engine is up at {}", connection.url());
  }

  private Neo4jProcess joined(CompletableFuture<Neo4jProcess> graph) {
    try {
      var neo4j = graph.join();
      running.push(new Running("graph", neo4j));
      return neo4j;
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  private <T extends AutoCloseable> T started(
      String name, Supplier<T> start, Function<T, String> where) {
    var part = timed(name, start, where);
    running.push(new Running(name, part));
    return part;
  }

  private <T> T timed(String name, Supplier<T> start, Function<T, String> where) {
    progress.starting(name);
    long began = System.nanoTime();
    var part = start.get();
    progress.ready(name, Duration.ofNanos(System.nanoTime() - began), where.apply(part));
    return part;
  }

  private void lose(String what) {
    if (!stopping) {
      lost = what;
      LOG.error("Cannot go on: {}", what);
      ended.countDown();
    }
  }

  private Path secretFile(String name, Secret configured) {
    return configured == null ? data.secretFile(name) : data.keepSecret(name, configured);
  }

  private static String url(String host, int port) {
    var shown = host.equals("0.0.0.0") || host.equals("::") ? "127.0.0.1" : host;
    return "http://" + shown + ":" + port;
  }
}
