package io.plumbline.standalone.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.Json;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/** Calls of the HTTP API of an engine. Safe for use by many threads. */
public final class ApiClient {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration CALL = Duration.ofSeconds(30);

  private final HttpClient http = HttpClient.newBuilder().connectTimeout(CONNECT).build();
  private final Connection connection;

  public ApiClient(Connection connection) {
    this.connection = connection;
  }

  /** A part of a path that comes from a person: a name with slashes stays one part. */
  public static String part(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  /**
   * Reads a resource.
   *
   * @param query parameters; null values are left out
   * @throws ApiException if the server refuses or cannot be reached within 30 s
   */
  public JsonNode get(String path, Map<String, ?> query) {
    return json(send(request(path, query).GET().build()));
  }

  /** Sends a body, and reads the answer; null when it is empty. */
  public JsonNode post(String path, Map<String, ?> query, String contentType, String body) {
    return json(
        send(
            request(path, query)
                .header("Content-Type", contentType)
                .POST(BodyPublishers.ofString(body))
                .build()));
  }

  /** Deletes a resource, and reads the answer. */
  public JsonNode delete(String path) {
    return json(send(request(path, Map.of()).DELETE().build()));
  }

  /**
   * Opens a stream of events or lines. The caller closes it.
   *
   * @param lastId position to go on from, or null for now
   */
  public InputStream stream(String path, String lastId) {
    var request =
        HttpRequest.newBuilder(URI.create(connection.url() + path))
            .header("Authorization", "Bearer " + connection.token())
            .header("Accept", "text/event-stream");
    if (lastId != null) {
      request.header("Last-Event-ID", lastId);
    }
    try {
      var response = http.send(request.GET().build(), BodyHandlers.ofInputStream());
      if (response.statusCode() != 200) {
        try (var body = response.body()) {
          throw refused(response.statusCode(), body.readNBytes(1 << 16));
        }
      }
      return response.body();
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    }
  }

  private HttpRequest.Builder request(String path, Map<String, ?> query) {
    var parameters =
        query.entrySet().stream()
            .filter(each -> each.getValue() != null)
            .sorted(Map.Entry.comparingByKey())
            .map(each -> each.getKey() + "=" + part(String.valueOf(each.getValue())))
            .collect(Collectors.joining("&"));
    var uri = connection.url() + path + (parameters.isEmpty() ? "" : "?" + parameters);
    return HttpRequest.newBuilder(URI.create(uri))
        .timeout(CALL)
        .header("Authorization", "Bearer " + connection.token());
  }

  private byte[] send(HttpRequest request) {
    HttpResponse<byte[]> response;
    try {
      response = http.send(request, BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw unreachable(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw unreachable(e);
    }
    if (response.statusCode() >= 300) {
      throw refused(response.statusCode(), response.body());
    }
    return response.body();
  }

  private ApiException unreachable(Exception cause) {
    return new ApiException(
        "Cannot reach the engine at %s (%s); is it running?"
            .formatted(connection.url(), cause.getClass().getSimpleName()),
        cause);
  }

  private static ApiException refused(int status, byte[] body) {
    return new ApiException(status, ProblemText.of(status, body));
  }

  private static JsonNode json(byte[] body) {
    return body.length == 0 ? null : Json.read(body, JsonNode.class);
  }
}
