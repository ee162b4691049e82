package io.plumbline.connectors.target.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;

/** The start of an answer's body as text; the rest is neither read nor kept. */
final class CappedBody implements HttpResponse.BodySubscriber<CappedBody.Start> {
  private final int limit;
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final CompletableFuture<Start> start = new CompletableFuture<>();
  private Flow.Subscription subscription;

  private CappedBody(int limit) {
    this.limit = limit;
  }

  /** The text, and whether it is all of it. */
  record Start(String text, boolean isWhole) {}

  /** Reads at most {@code limit} bytes of each answer. */
  static HttpResponse.BodyHandler<Start> upTo(int limit) {
    return answer -> new CappedBody(limit);
  }

  @Override
  public CompletionStage<Start> getBody() {
    return start;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(1);
  }

  @Override
  public void onNext(List<ByteBuffer> buffers) {
    for (var buffer : buffers) {
      var chunk = new byte[Math.min(buffer.remaining(), limit - bytes.size())];
      buffer.get(chunk);
      bytes.write(chunk, 0, chunk.length);
    }
    if (bytes.size() < limit) {
      subscription.request(1);
    } else {
      subscription.cancel();
      start.complete(new Start(bytes.toString(UTF_8), false));
    }
  }

  @Override
  public void onError(Throwable cause) {
    start.completeExceptionally(cause);
  }

  @Override
  public void onComplete() {
    start.complete(new Start(bytes.toString(UTF_8), true));
  }
}
