package io.plumbline.connectors.target.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.util.Base64;
import java.util.function.Supplier;

/** Says who calls. */
public interface Authorization {
  /** Adds credentials to a request, having fetched them if need be. */
  void sign(HttpRequest.Builder request) throws IOException, InterruptedException, RefusedException;

  /**
   * Reads credentials anew after they were refused.
   *
   * @return whether they are others now, so that the call is worth another try
   */
  boolean renew();

  /** Nobody in particular. */
  static Authorization none() {
    return new Authorization() {
      @Override
      public void sign(HttpRequest.Builder request) {}

      @Override
      public boolean renew() {
        return false;
      }
    };
  }

  /**
   * A header with a secret in it.
   *
   * @param value of the header, read anew after a refusal
   */
  static Authorization header(String name, Supplier<String> value) {
    return new SecretHeader(name, value);
  }

  /** A token that is its bearer's right. */
  static Authorization bearer(Supplier<String> token) {
    return header("Authorization", () -> "Bearer " + token.get());
  }

  /** A user and a password. */
  static Authorization basic(String user, Supplier<String> password) {
    return header(
        "Authorization",
        () ->
            "Basic "
                + Base64.getEncoder()
                    .encodeToString((user + ":" + password.get()).getBytes(UTF_8)));
  }
}
