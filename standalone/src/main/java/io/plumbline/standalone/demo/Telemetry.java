package io.plumbline.standalone.demo;

import io.openlineage.client.OpenLineageClient;
import io.openlineage.client.transports.ApiKeyTokenProvider;
import io.openlineage.client.transports.HttpConfig;
import io.openlineage.client.transports.HttpTransport;
import io.plumbline.standalone.client.Connection;
import java.net.URI;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/** Tells an engine of loads through OpenLineage's own HTTP client, as a scheduler does. */
final class Telemetry implements AutoCloseable {
  private static final int THREADS = 4;
  private static final int TIMEOUT_MILLIS = 20_000;
  private static final long WAVE_SECONDS = 60;

  private final RunEvents events = new RunEvents();
  private final ExecutorService threads = Executors.newFixedThreadPool(THREADS, Telemetry::thread);
  private final OpenLineageClient client;

  Telemetry(Connection connection) {
    var key = new ApiKeyTokenProvider();
    key.setApiKey(connection.token());
    var config = new HttpConfig();
    config.setUrl(URI.create(connection.url()));
    config.setAuth(key);
    config.setTimeoutInMillis(TIMEOUT_MILLIS);
    client = OpenLineageClient.builder().transport(new HttpTransport(config)).build();
  }

  /** Tells of one load: its start, then its end. */
  void tell(Load load) {
    client.emit(events.start(load));
    client.emit(events.complete(load));
  }

  /** Tells that a run has started, and no more. */
  void tellStart(Load load) {
    client.emit(events.start(load));
  }

  /** Tells of many loads, given in order of time: hour by hour, those of one hour side by side. */
  void tell(List<Load> loads) {
    var wave = new ArrayList<Load>();
    for (var load : loads) {
      if (!wave.isEmpty() && !hour(wave.get(0)).equals(hour(load))) {
        tellTogether(wave);
        wave.clear();
      }
      wave.add(load);
    }
    tellTogether(wave);
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      client.close();
    } catch (Exception e) {
      throw new IllegalStateException("Cannot close the OpenLineage client", e);
    }
  }

  private static Instant hour(Load load) {
    return load.completed().truncatedTo(ChronoUnit.HOURS);
  }

  private void tellTogether(List<Load> wave) {
    var calls =
        wave.stream()
            .map(
                load ->
                    (Callable<Void>)
                        () -> {
                          tell(load);
                          return null;
                        })
            .toList();
    try {
      for (Future<Void> done : threads.invokeAll(calls, WAVE_SECONDS, TimeUnit.SECONDS)) {
        done.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("Cannot tell the engine of a load", e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Cannot tell the engine of a load: interrupted", e);
    }
  }

  private static Thread thread(Runnable work) {
    var thread = new Thread(work, "shop");
    thread.setDaemon(true);
    return thread;
  }
}
