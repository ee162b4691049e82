package io.plumbline.connectors.target;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/**
 * A server on this machine that stands for another system, written by us: it remembers what it was
 * told, and fails when it is told to, before or after it acted.
 */
public abstract class ServerDouble implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Queue<Integer> failures = new ArrayDeque<>();
  private final List<Request> requests = new ArrayList<>();
  private String lostPath;
  private String refusedMethod = "";
  private int refusal;

  protected ServerDouble() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** A request as it came; path and query as they were sent. */
  public record Request(
      String method, String path, String query, String authorization, String token, String body) {
    /** Method, path and body in one line. */
    public String line() {
      return (method + " " + path + (query == null ? "" : "?" + query) + " " + body).strip();
    }
  }

  /** What is answered. */
  public record Response(int status, String body) {}

  /** Acts on a request. Called by one thread at a time. */
  protected abstract Response respond(Request request);

  public URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Answers the next calls with a status, and does nothing. */
  public synchronized void failNext(int calls, int status) {
    for (int i = 0; i < calls; i++) {
      failures.add(status);
    }
  }

  /** Answers every call with a status, and does nothing. */
  public synchronized void refuseAll(int status) {
    refuse("", status);
  }

  /** Answers every call of a method, or of any if it is empty, with a status; does nothing. */
  public synchronized void refuse(String method, int status) {
    refusedMethod = method;
    refusal = status;
  }

  /** Does what the next call asks that changes something at such a path, and never answers it. */
  public synchronized void loseAnswerOf(String pathEnd) {
    lostPath = pathEnd;
  }

  public synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  /** The calls that asked for a change, as lines. */
  public List<String> changes() {
    return requests().stream()
        .filter(request -> !request.method().equals("GET"))
        .map(Request::line)
        .toList();
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var response = take(exchange);
      if (response == null) {
        closed.await(30, TimeUnit.SECONDS);
        return;
      }
      var bytes = response.body().getBytes(UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(response.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /** Null when the answer is to be lost. */
  private synchronized Response take(HttpExchange exchange) throws IOException {
    var headers = exchange.getRequestHeaders();
    var request =
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getRawPath(),
            exchange.getRequestURI().getRawQuery(),
            headers.getFirst("Authorization"),
            headers.getFirst("token"),
            new String(exchange.getRequestBody().readAllBytes(), UTF_8));
    requests.add(request);
    var failure = failures.poll();
    boolean refused = refusal != 0 && request.method().startsWith(refusedMethod);
    if (failure != null || refused) {
      return new Response(failure != null ? failure : refusal, "{\"detail\":\"told to fail\"}");
    }
    var response = respond(request);
    if (lostPath != null && !request.method().equals("GET") && request.path().endsWith(lostPath)) {
      lostPath = null;
      return null;
    }
    return response;
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
