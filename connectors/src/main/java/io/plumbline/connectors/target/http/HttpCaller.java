package io.plumbline.connectors.target.http;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Makes HTTP calls one by one: only where the rules allow, each bounded in time from the lookup to
 * the end of the answer and in what is read of it, never redirected, never through a proxy.
 */
public final class HttpCaller implements AutoCloseable {
  private final AddressRules rules;
  private final Duration timeout;
  private final int maxAnswer;
  private final HttpClient client;
  // A lookup cannot be given a timeout, so another thread waits for it.
  private final ExecutorService lookups = Executors.newSingleThreadExecutor(HttpCaller::daemon);

  /**
   * @param timeout of one call
   * @param maxAnswer bytes that are read of an answer
   */
  public HttpCaller(AddressRules rules, Duration timeout, int maxAnswer) {
    this.rules = requireNonNull(rules, "rules is null");
    this.timeout = timeout;
    this.maxAnswer = maxAnswer;
    this.client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            // A proxy would resolve the host anew, past the rules.
            .proxy(ProxySelector.of(null))
            .connectTimeout(timeout)
            .build();
  }

  /**
   * Makes one call.
   *
   * @throws IOException if there was no answer in time; it may have taken effect
   * @throws RefusedException if the rules forbid the address
   */
  public Answer call(HttpRequest.Builder request)
      throws IOException, InterruptedException, RefusedException {
    long deadline = System.nanoTime() + timeout.toNanos();
    var whole = request.timeout(timeout).setHeader("User-Agent", "plumbline").build();
    lookUp(whole.uri(), deadline);
    var answer = await(client.sendAsync(whole, CappedBody.upTo(maxAnswer)), deadline);
    return new Answer(answer.statusCode(), answer.body().text(), answer.body().isWhole());
  }

  /** Looks whether a URL may be called, and calls nothing. */
  public void check(URI uri) throws IOException, InterruptedException, RefusedException {
    lookUp(uri, System.nanoTime() + timeout.toNanos());
  }

  private void lookUp(URI uri, long deadline)
      throws IOException, InterruptedException, RefusedException {
    var allowed = new CompletableFuture<Void>();
    lookups.execute(() -> complete(allowed, uri));
    await(allowed, deadline);
  }

  private void complete(CompletableFuture<Void> allowed, URI uri) {
    try {
      rules.require(uri);
      allowed.complete(null);
    } catch (IOException | ForbiddenAddressException | RuntimeException e) {
      allowed.completeExceptionally(e);
    }
  }

  private static <T> T await(CompletableFuture<T> future, long deadline)
      throws IOException, InterruptedException, RefusedException {
    try {
      return future.get(deadline - System.nanoTime(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no answer in time", e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RefusedException refused) {
        throw refused;
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
    var thread = new Thread(work, "target-lookup");
    thread.setDaemon(true);
    return thread;
  }

  @Override
  public void close() {
    lookups.shutdownNow();
  }
}
