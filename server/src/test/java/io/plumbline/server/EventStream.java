package io.plumbline.server;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/** Reads server-sent events as a browser does. */
final class EventStream implements AutoCloseable {

  /** An event; an id without data is one, too. */
  record Event(String id, JsonNode data) {}

  private final HttpResponse<InputStream> response;
  private final BlockingQueue<Event> events = new LinkedBlockingQueue<>();

  private EventStream(HttpResponse<InputStream> response) {
    this.response = response;
    var reader = new Thread(this::read, "event-stream");
    reader.setDaemon(true);
    reader.start();
  }

  static EventStream open(Client client, String... headers)
      throws IOException, InterruptedException {
    return of(client, "/v1/alerts/stream", headers);
  }

  static EventStream of(Client client, String path, String... headers)
      throws IOException, InterruptedException {
    var request = client.request(path, headers).GET().build();
    return new EventStream(client.http().send(request, BodyHandlers.ofInputStream()));
  }

  int status() {
    return response.statusCode();
  }

  /** The next event, or null if none comes within the time. */
  Event next(int seconds) throws InterruptedException {
    return events.poll(seconds, TimeUnit.SECONDS);
  }

  @Override
  public void close() throws IOException {
    response.body().close();
  }

  private void read() {
    try (var lines = new BufferedReader(new InputStreamReader(response.body(), UTF_8))) {
      String id = null;
      JsonNode data = null;
      for (var line = lines.readLine(); line != null; line = lines.readLine()) {
        if (line.startsWith("id: ")) {
          id = line.substring(4);
        } else if (line.startsWith("data: ")) {
          data = Json.mapper().readTree(line.substring(6));
        } else if (line.isEmpty() && (id != null || data != null)) {
          events.add(new Event(id, data));
          id = null;
          data = null;
        }
      }
    } catch (IOException e) {
      events.add(new Event("closed", null));
    }
  }
}
