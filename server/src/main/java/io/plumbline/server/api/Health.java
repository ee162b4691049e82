package io.plumbline.server.api;

import io.javalin.config.RoutesConfig;
import io.javalin.http.Context;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the server lives, and whether all that it needs answers. A part that hangs is told as
 * down: each question has a time limit, and a question that hangs is not asked again meanwhile.
 * Anybody may ask, so what is told has no secrets and no paths.
 */
public final class Health implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private static final long PATIENCE_SECONDS = 3;
  private static final State DOWN = new State(false, "");

  private static final class Part {
    private final Supplier<State> question;
    private CompletableFuture<State> asked = CompletableFuture.completedFuture(DOWN);

    Part(Supplier<State> question) {
      this.question = question;
    }

    synchronized CompletableFuture<State> ask(ExecutorService threads) {
      if (asked.isDone()) {
        asked = CompletableFuture.supplyAsync(question, threads);
      }
      return asked;
    }
  }

  /**
   * How a part is.
   *
   * @param trouble what is wrong and how to mend it; empty if nothing is, or nothing is known of it
   */
  public record State(boolean isUp, String trouble) {}

  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final ExecutorService threads;

  /**
   * @param parts questions by name; one that throws is answered no
   */
  public Health(Map<String, Supplier<State>> parts) {
    parts.forEach((name, question) -> this.parts.put(name, new Part(question)));
    this.threads =
        Executors.newFixedThreadPool(
            parts.size(),
            task -> {
              var thread = new Thread(task, "health");
              thread.setDaemon(true);
              return thread;
            });
  }

  public void register(RoutesConfig routes) {
    routes.get("/health/live", ctx -> ctx.json(Map.of("status", "UP")));
    routes.get("/health/ready", this::ready);
  }

  @Override
  public void close() {
    threads.shutdownNow();
  }

  private void ready(Context ctx) {
    var asked = new LinkedHashMap<String, CompletableFuture<State>>();
    parts.forEach((name, part) -> asked.put(name, part.ask(threads)));
    var states = new LinkedHashMap<String, String>();
    var troubles = new LinkedHashMap<String, String>();
    asked.forEach(
        (name, answer) -> {
          var state = state(name, answer);
          states.put(name, state.isUp() ? "UP" : "DOWN");
          if (!state.trouble().isEmpty()) {
            troubles.put(name, state.trouble());
          }
        });
    boolean ready = !states.containsValue("DOWN");
    var body = new LinkedHashMap<String, Object>();
    body.put("status", ready ? "UP" : "DOWN");
    body.put("parts", states);
    if (!troubles.isEmpty()) {
      body.put("troubles", troubles);
    }
    ctx.status(ready ? 200 : 503).json(body);
  }

  private static State state(String name, CompletableFuture<State> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("Not ready: {}", name, e);
      return DOWN;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return DOWN;
    }
  }
}
