package io.plumbline.connectors.target.http;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import io.plumbline.model.Json;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The API of one server that speaks JSON. Credentials that it refuses are read anew, once a call.
 */
public final class JsonApi implements AutoCloseable {
  private static final int MOST = 1 << 20;

  private final URI base;
  private final HttpCaller caller;
  private final Authorization authorization;

  /**
   * @param base address under which all paths are, without a slash at its end
   */
  public JsonApi(URI base, AddressRules rules, Duration timeout, Authorization authorization) {
    this(base, new HttpCaller(rules, timeout, MOST), authorization);
  }

  /**
   * @param caller is closed with this API
   */
  public JsonApi(URI base, HttpCaller caller, Authorization authorization) {
    this.base = requireNonNull(base, "base is null");
    this.caller = requireNonNull(caller, "caller is null");
    this.authorization = requireNonNull(authorization, "authorization is null");
  }

  /** The host by which messages call the server. */
  public String host() {
    return base.getHost();
  }

  /** What stands at a path. */
  public Reply get(String path) throws IOException, InterruptedException, RefusedException {
    return send("GET", path, BodyPublishers.noBody(), null);
  }

  /** Removes what stands at a path. */
  public Reply delete(String path) throws IOException, InterruptedException, RefusedException {
    return send("DELETE", path, BodyPublishers.noBody(), null);
  }

  /** Posts a body as JSON. */
  public Reply post(String path, Object body)
      throws IOException, InterruptedException, RefusedException {
    return send("POST", path, json(body), "application/json");
  }

  /** Changes what stands at a path as a body in JSON says. */
  public Reply patch(String path, Object body)
      throws IOException, InterruptedException, RefusedException {
    return send("PATCH", path, json(body), "application/json");
  }

  /** Posts what a form holds. */
  public Reply postForm(String path, Map<String, String> form)
      throws IOException, InterruptedException, RefusedException {
    return send(
        "POST",
        path,
        BodyPublishers.ofString(query(form)),
        "application/x-www-form-urlencoded;charset=UTF-8");
  }

  private Reply send(String method, String path, BodyPublisher body, String type)
      throws IOException, InterruptedException, RefusedException {
    var answer = call(method, path, body, type);
    if (answer.status() == 401 && authorization.renew()) {
      answer = call(method, path, body, type);
    }
    if (answer.isRetryable()) {
      throw new BusyException(answer.summary());
    }
    if (answer.status() == 401) {
      throw new RefusedException(
          "%s does not know the caller (401): mend user and password, or token".formatted(host()));
    }
    return new Reply(answer, tree(answer));
  }

  private Answer call(String method, String path, BodyPublisher body, String type)
      throws IOException, InterruptedException, RefusedException {
    var request = HttpRequest.newBuilder(URI.create(base + path)).method(method, body);
    request.setHeader("Accept", "application/json");
    if (type != null) {
      request.setHeader("Content-Type", type);
    }
    authorization.sign(request);
    return caller.call(request);
  }

  private JsonNode tree(Answer answer) throws RefusedException {
    if (answer.isAccepted() && !answer.isWhole()) {
      throw new RefusedException("%s answered more than %s bytes".formatted(host(), MOST));
    }
    try {
      return answer.body().isBlank()
          ? MissingNode.getInstance()
          : Json.mapper().readTree(answer.body());
    } catch (JsonProcessingException e) {
      if (answer.isAccepted()) {
        throw new RefusedException(
            "%s does not speak JSON here; look whether its url is right".formatted(host()));
      }
      return MissingNode.getInstance();
    }
  }

  private static BodyPublisher json(Object body) {
    return BodyPublishers.ofByteArray(Json.writeBytes(body));
  }

  /** Text as one segment of a path; refuses what would mean another path. */
  public static String segment(String text) throws RefusedException {
    if (text.isEmpty() || text.equals(".") || text.equals("..")) {
      throw new RefusedException("Cannot use the name '%s' in a URL".formatted(text));
    }
    return encoded(text);
  }

  /** Parameters as a query or form has them. */
  public static String query(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&"));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, UTF_8).replace("+", "%20");
  }

  @Override
  public void close() {
    caller.close();
  }
}
