package io.plumbline.tests;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plumbline.model.Json;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;

/**
 * Stands for a Confluent schema registry: over HTTP it answers what a reader asks, {@code GET
 * /schemas/ids/N}, and nothing else. The registry itself is not on Maven Central.
 */
final class FakeSchemaRegistry implements AutoCloseable {
  private static final String PATH = "/schemas/ids/";

  private final HttpServer server;
  private final List<String> schemas;

  private FakeSchemaRegistry(HttpServer server, List<String> schemas) {
    this.server = server;
    this.schemas = schemas;
  }

  /** Starts one that knows these schemas; their ids are their places, from 1. */
  static FakeSchemaRegistry start(String... schemas) throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    var registry = new FakeSchemaRegistry(server, List.of(schemas));
    server.createContext(PATH, registry::answer);
    server.start();
    return registry;
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  private void answer(HttpExchange exchange) throws IOException {
    var id = Integer.parseInt(exchange.getRequestURI().getPath().substring(PATH.length()));
    boolean isKnown = id >= 1 && id <= schemas.size();
    var body =
        isKnown
            ? Json.write(Map.of("schema", schemas.get(id - 1)))
            : Json.write(Map.of("error_code", 40403, "message", "Schema not found"));
    exchange.getResponseHeaders().set("Content-Type", "application/vnd.schemaregistry.v1+json");
    var bytes = body.getBytes(UTF_8);
    exchange.sendResponseHeaders(isKnown ? 200 : 404, bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.close();
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
