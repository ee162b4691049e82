package io.plumbline.standalone.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.plumbline.model.Alert;
import io.plumbline.model.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Alerts as they come, on a thread of its own. When the stream breaks it goes on where it ended, so
 * it misses nothing that the engine retains.
 */
public final class AlertStream implements AutoCloseable {
  private static final String PATH = "/v1/alerts/stream";
  private static final long PAUSE_SECONDS = 1;

  private final ApiClient api;
  private final Consumer<Alert> receiver;
  private final CountDownLatch opened = new CountDownLatch(1);
  private final Thread thread = new Thread(this::run, "alert-stream");
  private volatile InputStream current;
  private volatile boolean closed;
  private String lastId;

  private AlertStream(ApiClient api, Consumer<Alert> receiver) {
    this.api = api;
    this.receiver = receiver;
  }

  /**
   * Opens a stream of the alerts from now on; returns when it is open, or after 10 s at the most.
   *
   * @param receiver called on the stream's thread
   */
  public static AlertStream open(ApiClient api, Consumer<Alert> receiver) {
    var stream = new AlertStream(api, receiver);
    stream.thread.setDaemon(true);
    stream.thread.start();
    try {
      if (!stream.opened.await(10, TimeUnit.SECONDS)) {
        stream.close();
        throw new ApiException(0, "Cannot open the alert stream within 10 s");
      }
    } catch (InterruptedException e) {
      stream.close();
      Thread.currentThread().interrupt();
    }
    return stream;
  }

  /** Waits until the stream is closed. */
  public void await() throws InterruptedException {
    thread.join();
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
    var open = current;
    if (open != null) {
      try {
        open.close();
      } catch (IOException e) {
        throw new UncheckedIOException("Cannot close the alert stream", e);
      }
    }
  }

  private void run() {
    while (!closed) {
      try (var stream = api.stream(PATH, lastId);
          var lines = new BufferedReader(new InputStreamReader(stream, UTF_8))) {
        current = stream;
        read(lines);
      } catch (IOException | ApiException broken) {
        pause();
      }
    }
  }

  private void read(BufferedReader lines) throws IOException {
    var events = new ServerSentEvents();
    for (var line = lines.readLine(); line != null && !closed; line = lines.readLine()) {
      var event = events.take(line);
      if (event.isPresent()) {
        opened.countDown();
        if (!event.get().data().isEmpty()) {
          receiver.accept(Json.read(event.get().data().getBytes(UTF_8), Alert.class));
        }
        lastId = event.get().id();
      }
    }
  }

  private void pause() {
    try {
      TimeUnit.SECONDS.sleep(PAUSE_SECONDS);
    } catch (InterruptedException closing) {
      Thread.currentThread().interrupt();
    }
  }
}
