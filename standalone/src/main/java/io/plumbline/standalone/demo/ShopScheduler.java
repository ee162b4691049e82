package io.plumbline.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.plumbline.model.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * The scheduler of the shop, simulated: it starts nothing, and speaks as much of Airflow's REST API
 * v2 as a hold needs. Each job of the shop is a DAG. Safe for use by many threads.
 */
final class ShopScheduler implements AutoCloseable {
  private static final String DAGS = "/api/v2/dags/";
  private static final int MOST_BYTES = 64 * 1024;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newFixedThreadPool(2);
  private final Set<String> dags;
  private final String token;
  private final Set<String> paused = new TreeSet<>();

  private ShopScheduler(HttpServer server, Set<String> dags, String token) {
    this.server = server;
    this.dags = dags;
    this.token = token;
  }

  /** Starts it on a free port of this machine. */
  static ShopScheduler start(Shop shop) {
    var random = new byte[16];
    new SecureRandom().nextBytes(random);
    var dags = new TreeSet<String>();
    shop.jobs().forEach(job -> dags.add(job.name()));
    try {
      var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
      var scheduler = new ShopScheduler(server, dags, HexFormat.of().formatHex(random));
      server.createContext("/", scheduler::handle);
      server.setExecutor(scheduler.threads);
      server.start();
      return scheduler;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot start the scheduler of the shop", e);
    }
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** What its callers have to show. */
  String token() {
    return token;
  }

  /** Waits until a DAG is paused, or is not; false if that does not happen in time. */
  synchronized boolean await(ShopJob job, boolean isPaused, Duration limit)
      throws InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (paused.contains(job.name()) != isPaused) {
      long left = (end - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        return false;
      }
      wait(left);
    }
    return true;
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var path = exchange.getRequestURI().getPath();
      if (!("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
        answer(exchange, 401, Map.of("detail", "Not authenticated"));
      } else if (path.startsWith(DAGS) && dags.contains(path.substring(DAGS.length()))) {
        dag(exchange, path.substring(DAGS.length()));
      } else {
        answer(exchange, 404, Map.of("detail", "Not found"));
      }
    }
  }

  private void dag(HttpExchange exchange, String dag) throws IOException {
    switch (exchange.getRequestMethod()) {
      case "GET" -> answer(exchange, 200, shown(dag));
      case "PATCH" -> {
        var body = exchange.getRequestBody().readNBytes(MOST_BYTES);
        pause(dag, Json.read(body, JsonNode.class).path("is_paused").asBoolean());
        answer(exchange, 200, shown(dag));
      }
      default -> answer(exchange, 405, Map.of("detail", "Method not allowed"));
    }
  }

  private synchronized Map<String, Object> shown(String dag) {
    return Map.of("dag_id", dag, "is_paused", paused.contains(dag));
  }

  private synchronized void pause(String dag, boolean isPaused) {
    if (isPaused) {
      paused.add(dag);
    } else {
      paused.remove(dag);
    }
    notifyAll();
  }

  private static void answer(HttpExchange exchange, int status, Map<String, Object> body)
      throws IOException {
    var bytes = Json.writeBytes(body);
    exchange.getResponseHeaders().set("Content-Type", "application/json");
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
