package io.plumbline.connectors.target.http;

import java.net.http.HttpRequest;
import java.util.function.Supplier;

/** A header that holds a secret, which may be replaced where it is kept. Shows itself nowhere. */
final class SecretHeader implements Authorization {
  private final String name;
  private final Supplier<String> source;
  private volatile String value;

  SecretHeader(String name, Supplier<String> source) {
    this.name = name;
    this.source = source;
    this.value = source.get();
  }

  @Override
  public void sign(HttpRequest.Builder request) {
    request.setHeader(name, value);
  }

  @Override
  public boolean renew() {
    var before = value;
    value = source.get();
    return !value.equals(before);
  }

  @Override
  public String toString() {
    return "SecretHeader[" + name + "]";
  }
}
