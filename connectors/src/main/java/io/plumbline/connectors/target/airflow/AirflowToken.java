package io.plumbline.connectors.target.airflow;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.plumbline.connectors.target.http.Answer;
import io.plumbline.connectors.target.http.Authorization;
import io.plumbline.connectors.target.http.HttpCaller;
import io.plumbline.connectors.target.http.RefusedException;
import io.plumbline.model.Json;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.Map;
import java.util.function.Supplier;

/**
 * Signs with a token that Airflow 3 gives for user and password. It is fetched when it is needed,
 * and anew, with the password read anew, when it is refused: tokens expire.
 */
final class AirflowToken implements Authorization {
  private final URI uri;
  private final String user;
  private final Supplier<String> password;
  private final HttpCaller caller;
  private String token;

  /**
   * @param base address of the server
   */
  AirflowToken(URI base, String user, Supplier<String> password, HttpCaller caller) {
    this.uri = URI.create(base + "/auth/token");
    this.user = user;
    this.password = password;
    this.caller = caller;
  }

  @Override
  public synchronized void sign(HttpRequest.Builder request)
      throws IOException, InterruptedException, RefusedException {
    if (token == null) {
      token = fetch();
    }
    request.setHeader("Authorization", "Bearer " + token);
  }

  @Override
  public synchronized boolean renew() {
    token = null;
    return true;
  }

  private String fetch() throws IOException, InterruptedException, RefusedException {
    var body = Json.writeBytes(Map.of("username", user, "password", password.get()));
    var answer =
        caller.call(
            HttpRequest.newBuilder(uri)
                .header("Content-Type", "application/json")
                .header("Accept", "application/json")
                .POST(HttpRequest.BodyPublishers.ofByteArray(body)));
    if (answer.isRetryable()) {
      // Not its body, here and below: nothing around tokens is repeated.
      throw new IOException("/auth/token answered " + answer.status());
    }
    return tokenOf(answer);
  }

  private String tokenOf(Answer answer) throws RefusedException {
    try {
      var text =
          answer.isAccepted()
              ? Json.mapper().readTree(answer.body()).path("access_token").asText()
              : "";
      if (!text.isEmpty()) {
        return text;
      }
    } catch (JsonProcessingException e) {
      // Told below: it may quote what it could not read.
    }
    throw new RefusedException(
        "%s gave no token for user %s (/auth/token answered %s): mend user, password or url"
            .formatted(uri.getHost(), user, answer.status()));
  }
}
