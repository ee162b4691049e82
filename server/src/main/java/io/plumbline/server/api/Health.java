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
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Whether the server lives, and whether all that it needs answers. A part that hangs is told as
 * down: each question has a time limit, and a question that hangs is not asked again meanwhile.
 */
public final class Health implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Health.class);
  private static final long PATIENCE_SECONDS = 3;

  private static final class Part {
    private final BooleanSupplier up;
    private CompletableFuture<Boolean> asked = CompletableFuture.completedFuture(false);

    Part(BooleanSupplier up) {
      this.up = up;
    }

    synchronized CompletableFuture<Boolean> ask(ExecutorService threads) {
      if (asked.isDone()) {
        asked = CompletableFuture.supplyAsync(up::getAsBoolean, threads);
      }
      return asked;
    }
  }

  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final ExecutorService threads;

  /**
   * @param parts questions by name; one that throws is answered no
   */
  public Health(Map<String, BooleanSupplier> parts) {
    parts.forEach((name, up) -> this.parts.put(name, new Part(up)));
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
    var asked = new LinkedHashMap<String, CompletableFuture<Boolean>>();
    parts.forEach((name, part) -> asked.put(name, part.ask(threads)));
    var states = new LinkedHashMap<String, String>();
    asked.forEach((name, answer) -> states.put(name, isUp(name, answer) ? "UP" : "DOWN"));
    boolean ready = !states.containsValue("DOWN");
    ctx.status(ready ? 200 : 503).json(Map.of("status", ready ? "UP" : "DOWN", "parts", states));
  }

  private static boolean isUp(String name, CompletableFuture<Boolean> answer) {
    try {
      return answer.get(PATIENCE_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      LOG.debug("Not ready: {}", name, e);
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
