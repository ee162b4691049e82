package io.plumbline.standalone.check;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Threads that work on parts of a file. */
final class Workers implements AutoCloseable {
  private final ExecutorService executor;

  Workers(int threads) {
    this.executor =
        Executors.newFixedThreadPool(
            threads,
            work -> {
              var thread = new Thread(work, "check");
              thread.setDaemon(true);
              return thread;
            });
  }

  /**
   * The results of all parts, in their order.
   *
   * @throws RuntimeException what the first part that failed threw; the others are cancelled
   */
  <T> List<T> all(List<Callable<T>> parts) throws InterruptedException {
    var futures = new ArrayList<Future<T>>();
    parts.forEach(part -> futures.add(executor.submit(part)));
    var results = new ArrayList<T>();
    try {
      for (var future : futures) {
        results.add(future.get());
      }
      return results;
    } catch (ExecutionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw new IllegalStateException("Cannot judge a part of a file", e.getCause());
    } finally {
      futures.forEach(future -> future.cancel(true));
    }
  }

  @Override
  public void close() {
    executor.shutdownNow();
  }
}
