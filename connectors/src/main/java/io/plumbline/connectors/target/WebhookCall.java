package io.plumbline.connectors.target;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Clock;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** One attempt to post to a webhook, bounded in time from the lookup to the end of the answer. */
final class WebhookCall implements AutoCloseable {
  private static final int MAX_ANSWER = 64 * 1024;

  private final WebhookTarget.Config config;
  private final Clock clock;
  private final AddressRules rules;
  private final HttpClient client;
  // A lookup cannot be given a timeout, so another thread waits for it.
  private final ExecutorService lookups = Executors.newSingleThreadExecutor(WebhookCall::daemon);

  WebhookCall(WebhookTarget.Config config, Clock clock, AddressRules.Resolver resolver) {
    this.config = config;
    this.clock = clock;
    this.rules = new AddressRules(config.allowLoopback(), config.allowedHosts(), resolver);
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            // A proxy would resolve the host anew, past the rules.
            .proxy(ProxySelector.of(null))
            .connectTimeout(config.timeout())
            .build();
  }

  /**
   * Posts once.
   *
   * @throws IOException if there was no answer in time
   */
  Answer post(String id, byte[] body)
      throws IOException, InterruptedException, ForbiddenAddressException {
    long deadline = System.nanoTime() + config.timeout().toNanos();
    var allowed = new CompletableFuture<Void>();
    lookups.execute(() -> complete(allowed));
    await(allowed, deadline);
    var answer = await(client.sendAsync(request(id, body), CappedBody.upTo(MAX_ANSWER)), deadline);
    return new Answer(answer.statusCode(), answer.body());
  }

  private void complete(CompletableFuture<Void> allowed) {
    try {
      rules.require(config.uri());
      allowed.complete(null);
    } catch (IOException | ForbiddenAddressException | RuntimeException e) {
      allowed.completeExceptionally(e);
    }
  }

  private HttpRequest request(String id, byte[] body) {
    var timestamp = Long.toString(clock.instant().getEpochSecond());
    return HttpRequest.newBuilder(config.uri())
        .timeout(config.timeout())
        .header("Content-Type", "application/json")
        .header("User-Agent", "plumbline")
        .header("Idempotency-Key", id)
        .header("Plumbline-Timestamp", timestamp)
        .header("Plumbline-Signature", Signature.of(config.secret(), timestamp, body))
        .POST(HttpRequest.BodyPublishers.ofByteArray(body))
        .build();
  }

  private static <T> T await(CompletableFuture<T> future, long deadline)
      throws IOException, InterruptedException, ForbiddenAddressException {
    try {
      return future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer in time", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof ForbiddenAddressException forbidden) {
        throw forbidden;
      }
      if (e.getCause() instanceof IOException broken) {
        throw broken;
      }
      throw new IOException("the call failed", e.getCause());
    } finally {
      // Ends an exchange that is still under way; does nothing to one that is done.
      future.cancel(true);
    }
  }

  private static Thread daemon(Runnable work) {
    var thread = new Thread(work, "webhook-lookup");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }
}
