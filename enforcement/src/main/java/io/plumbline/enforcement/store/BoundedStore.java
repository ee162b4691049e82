package io.plumbline.enforcement.store;

import static java.util.Objects.requireNonNull;

import io.plumbline.rules.retention.Resource;
import io.plumbline.rules.retention.RetentionAct;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A store none of whose calls takes longer than a limit, even where its client waits for ever. A
 * call that is given up on may still take effect, which is what {@link StoreUnavailableException}
 * says. As long as too many such calls hang, no more are made.
 */
public final class BoundedStore implements RetentionStore {
  private static final int MOST_CALLS = 4;

  private final RetentionStore store;
  private final Duration limit;
  private final ExecutorService calls;

  /**
   * @param limit of each call
   */
  public BoundedStore(RetentionStore store, Duration limit) {
    this.store = requireNonNull(store, "store is null");
    this.limit = requireNonNull(limit, "limit is null");
    this.calls =
        new ThreadPoolExecutor(
            0,
            MOST_CALLS,
            30,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> {
              var thread = new Thread(work, "retention-" + store.name());
              thread.setDaemon(true);
              return thread;
            });
  }

  @Override
  public String name() {
    return store.name();
  }

  @Override
  public Reversal reversal() {
    return store.reversal();
  }

  @Override
  public Optional<Instant> clock() throws StoreUnavailableException {
    try {
      return within(store::clock);
    } catch (StoreRefusedException e) {
      throw new IllegalStateException("Cannot be: a clock is not refused", e);
    }
  }

  @Override
  public Page list(Listing listing, String cursor, int most)
      throws StoreUnavailableException, StoreRefusedException {
    return within(() -> store.list(listing, cursor, most));
  }

  @Override
  public Optional<Resource> find(Listing listing, String id)
      throws StoreUnavailableException, StoreRefusedException {
    return within(() -> store.find(listing, id));
  }

  @Override
  public Standing standing(RetentionAct act)
      throws StoreUnavailableException, StoreRefusedException {
    return within(() -> store.standing(act));
  }

  @Override
  public void setAside(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    within(() -> done(() -> store.setAside(act)));
  }

  @Override
  public void restore(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    within(() -> done(() -> store.restore(act)));
  }

  @Override
  public void delete(RetentionAct act) throws StoreUnavailableException, StoreRefusedException {
    within(() -> done(() -> store.delete(act)));
  }

  @Override
  public void close() {
    calls.shutdownNow();
    store.close();
  }

  /** A step that has no result. */
  @FunctionalInterface
  private interface Step {
    void take() throws StoreUnavailableException, StoreRefusedException;
  }

  private static Boolean done(Step step) throws StoreUnavailableException, StoreRefusedException {
    step.take();
    return true;
  }

  private <T> T within(Callable<T> call) throws StoreUnavailableException, StoreRefusedException {
    try {
      var future = calls.submit(call);
      try {
        return future.get(limit.toMillis(), TimeUnit.MILLISECONDS);
      } finally {
        // Ends a call that is still under way; does nothing to one that is done.
        future.cancel(true);
      }
    } catch (RejectedExecutionException e) {
      throw new StoreUnavailableException(
          "Cannot ask %s: %d calls hang already".formatted(name(), MOST_CALLS), e);
    } catch (TimeoutException e) {
      throw new StoreUnavailableException(
          "Cannot wait for %s: no answer within %s".formatted(name(), limit), e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StoreUnavailableException("Cannot wait for %s: interrupted".formatted(name()), e);
    } catch (ExecutionException e) {
      if (e.getCause() instanceof StoreUnavailableException unavailable) {
        throw unavailable;
      }
      if (e.getCause() instanceof StoreRefusedException refused) {
        throw refused;
      }
      // A client's bug is no reason to try again for ever, nor to believe that nothing happened.
      throw new StoreRefusedException(
          "Cannot ask %s: %s".formatted(name(), e.getCause()), e.getCause());
    }
  }
}
