package io.plumbline.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.Json;
import io.plumbline.standalone.client.Connection;
import io.plumbline.standalone.config.PlumblineConfig;
import io.plumbline.standalone.engine.Engine;
import io.plumbline.standalone.engine.Progress;
import io.plumbline.standalone.wiring.EngineParts;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Consumer;

/** A whole engine for a test: real broker, real Neo4j process, real Flink cluster, real server. */
final class RunningEngine implements AutoCloseable {
  static final Path NEO4J_LIB = Path.of("../standalone/neo4j/target/neo4j/lib");

  private final Engine engine;
  private final Api api;

  private RunningEngine(Engine engine) {
    this.engine = engine;
    this.api = new Api(engine.connection());
  }

  static RunningEngine start(Path data) {
    return start(data, Map.of());
  }

  /** Starts one with further settings, as variables of the environment; it must not warn. */
  static RunningEngine start(Path data, Map<String, String> settings) {
    return start(
        data,
        settings,
        message -> {
          throw new AssertionError("The engine warns: " + message);
        });
  }

  /** Starts one that may warn. */
  static RunningEngine start(Path data, Map<String, String> settings, Consumer<String> warn) {
    var environment = new HashMap<>(settings);
    environment.put("PLUMBLINE_DATA", data.toString());
    var config = PlumblineConfig.of(environment);
    return new RunningEngine(
        Engine.start(config, NEO4J_LIB.toAbsolutePath(), new EngineParts(), new Silent(warn)));
  }

  Api api() {
    return api;
  }

  String bootstrap() {
    return engine.endpoints().bootstrap();
  }

  @Override
  public void close() {
    engine.close();
  }

  /** The HTTP API as a plain client sees it. */
  record Api(Connection connection) {
    private static final HttpClient HTTP =
        HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    /** An answer; {@code json} is missing when the body is none. */
    record Answer(int status, String body) {
      JsonNode json() {
        try {
          return Json.mapper().readTree(body);
        } catch (IOException e) {
          throw new AssertionError("Not JSON: " + body, e);
        }
      }
    }

    Answer get(String path) {
      return send(request(path).GET());
    }

    Answer post(String path, String contentType, byte[] body) {
      return send(
          request(path)
              .header("Content-Type", contentType)
              .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    }

    Answer lineage(String event) {
      return post("/api/v1/lineage", "application/json", event.getBytes(UTF_8));
    }

    Answer rules(String sql) {
      return post("/v1/rules", "text/plain", sql.getBytes(UTF_8));
    }

    static String part(String text) {
      return URLEncoder.encode(text, UTF_8).replace("+", "%20");
    }

    private HttpRequest.Builder request(String path) {
      return HttpRequest.newBuilder(URI.create(connection.url() + path))
          .timeout(Duration.ofSeconds(60))
          .header("Authorization", "Bearer " + connection.token());
    }

    private static Answer send(HttpRequest.Builder request) {
      try {
        var answer = HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString());
        return new Answer(answer.statusCode(), answer.body());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
  }

  private record Silent(Consumer<String> told) implements Progress {
    @Override
    public void starting(String part) {}

    @Override
    public void ready(String part, Duration took, String where) {}

    @Override
    public void stopping(String part) {}

    @Override
    public void warn(String message) {
      told.accept(message);
    }
  }
}
