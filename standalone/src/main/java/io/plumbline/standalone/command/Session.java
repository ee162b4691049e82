package io.plumbline.standalone.command;

import io.plumbline.standalone.config.PlumblineConfig;
import io.plumbline.standalone.engine.Engine;
import io.plumbline.standalone.engine.Progress;
import io.plumbline.standalone.wiring.EngineParts;
import java.io.PrintWriter;
import java.nio.file.Path;
import org.apache.logging.log4j.LogManager;

/** An engine that lives as long as a command, and is stopped however that ends. */
final class Session implements AutoCloseable {
  private final Engine engine;
  private final Thread hook;

  private Session(Engine engine) {
    this.engine = engine;
    this.hook = new Thread(this::stop, "stop-engine");
  }

  /** Starts an engine, and says on the terminal how that goes and how to reach it. */
  static Session start(PlumblineConfig config, PrintWriter out) {
    System.setProperty(
        UpCommand.LOGS, config.data().toAbsolutePath().normalize().resolve("logs").toString());
    out.printf("Starting Plumbline on data folder %s%n", config.data());
    out.flush();
    Progress progress = new ConsoleProgress(out);
    var engine = Engine.start(config, neo4jLib(), new EngineParts(), progress);
    var session = new Session(engine);
    Runtime.getRuntime().addShutdownHook(session.hook);
    var connection = engine.connection();
    out.printf("%n  Console  %s/#token=%s%n", connection.url(), connection.token());
    out.printf("  API      %s   (OpenLineage: %1$s/api/v1/lineage)%n", connection.url());
    out.printf("  Token    %s%n", connection.token());
    out.printf("  Kafka    %s%n", engine.endpoints().bootstrap());
    out.printf(
        "  Graph    %s   (user %s, password in %s)%n",
        engine.endpoints().graphUri(),
        engine.endpoints().graphUser(),
        engine.folder().resolve("neo4j.password"));
    out.printf("  Logs     %s%n%n", engine.folder().resolve("logs"));
    out.flush();
    return session;
  }

  Engine engine() {
    return engine;
  }

  @Override
  public void close() {
    stop();
  }

  private void stop() {
    engine.close();
    LogManager.shutdown();
  }

  private static Path neo4jLib() {
    var lib = System.getProperty("plumbline.neo4j.lib");
    if (lib == null) {
      throw new IllegalStateException(
          "Cannot find the Neo4j jars: system property plumbline.neo4j.lib is not set; start with ./plumbline");
    }
    return Path.of(lib);
  }
}
