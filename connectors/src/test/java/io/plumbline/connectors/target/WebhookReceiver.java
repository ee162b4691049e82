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
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** A receiver on this machine that acts once per idempotency key, and fails when told to. */
final class WebhookReceiver implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newCachedThreadPool();
  private final CountDownLatch closed = new CountDownLatch(1);
  private final Queue<Integer> failures = new ArrayDeque<>();
  private final Set<String> effects = new LinkedHashSet<>();
  private final List<Request> requests = new ArrayList<>();
  private int status = 200;
  private byte[] answer = "done".getBytes(UTF_8);
  private boolean silent;
  private boolean halting;

  WebhookReceiver() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.setExecutor(threads);
    server.start();
  }

  /** A request as it came. */
  record Request(String method, String path, Map<String, List<String>> headers, byte[] body) {
    String header(String name) {
      return headers.get(name).get(0);
    }
  }

  URI uri() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/hook/token");
  }

  synchronized void failNext(int calls, int failure) {
    for (int i = 0; i < calls; i++) {
      failures.add(failure);
    }
  }

  synchronized void answerAll(int newStatus, byte[] newAnswer) {
    status = newStatus;
    answer = newAnswer;
  }

  /** From now on never answers. */
  synchronized void fallSilent() {
    silent = true;
  }

  /** From now on sends the start of an answer and then nothing. */
  synchronized void haltInTheBody() {
    halting = true;
  }

  synchronized int effects() {
    return effects.size();
  }

  synchronized List<Request> requests() {
    return List.copyOf(requests);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      var body = exchange.getRequestBody().readAllBytes();
      Integer failure = record(exchange, body);
      if (isSilent()) {
        waitForClose();
        return;
      }
      reply(exchange, failure);
    }
  }

  private synchronized Integer record(HttpExchange exchange, byte[] body) {
    requests.add(
        new Request(
            exchange.getRequestMethod(),
            exchange.getRequestURI().getPath(),
            Map.copyOf(exchange.getRequestHeaders()),
            body));
    var failure = failures.poll();
    if (failure == null && status < 300 && !silent) {
      effects.add(exchange.getRequestHeaders().getFirst("Idempotency-Key"));
    }
    return failure;
  }

  private synchronized boolean isSilent() {
    return silent;
  }

  private void reply(HttpExchange exchange, Integer failure) throws IOException {
    boolean halts;
    byte[] bytes;
    int code;
    synchronized (this) {
      halts = halting;
      bytes = answer;
      code = failure == null ? status : failure;
    }
    if (code >= 300 && code < 400) {
      exchange.getResponseHeaders().add("Location", uri().toString());
    }
    exchange.sendResponseHeaders(code, halts ? bytes.length + 1L : bytes.length);
    exchange.getResponseBody().write(bytes);
    exchange.getResponseBody().flush();
    if (halts) {
      waitForClose();
    }
  }

  private void waitForClose() {
    try {
      closed.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Override
  public void close() {
    closed.countDown();
    server.stop(0);
    threads.shutdownNow();
  }
}
