package io.plumbline.enforcement.store.s3;

import io.plumbline.enforcement.store.StoreRefusedException;
import io.plumbline.enforcement.store.StoreUnavailableException;
import java.util.Set;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.s3.model.S3Exception;

/** Calls of one store, whose failures say whether to try again. */
final class Calls {
  // 409: someone changes the same thing; 412: it changed since it was looked at.
  private static final Set<Integer> PASSING = Set.of(408, 409, 412, 429);

  private final String store;

  Calls(String store) {
    this.store = store;
  }

  <T> T run(Supplier<T> call) throws StoreUnavailableException, StoreRefusedException {
    try {
      return call.get();
    } catch (S3Exception e) {
      throwFor(e);
      throw new AssertionError("never comes here", e);
    } catch (SdkException e) {
      // Nobody answered, or nobody gave us keys yet.
      throw new StoreUnavailableException(message(e.getMessage()), e);
    }
  }

  private void throwFor(S3Exception e) throws StoreUnavailableException, StoreRefusedException {
    var details = e.awsErrorDetails();
    var text =
        details == null || details.errorMessage() == null
            ? "status " + e.statusCode()
            : details.errorCode() + ", " + details.errorMessage();
    boolean passes =
        e.statusCode() >= 500 || PASSING.contains(e.statusCode()) || e.isThrottlingException();
    // What a server cannot do it will not learn.
    if (passes && e.statusCode() != 501) {
      throw new StoreUnavailableException(message(text), e);
    }
    throw new StoreRefusedException(message(text), e);
  }

  private String message(String text) {
    return "Cannot work on %s: %s".formatted(store, text);
  }
}
