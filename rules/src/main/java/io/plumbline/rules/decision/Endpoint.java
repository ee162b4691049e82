package io.plumbline.rules.decision;

import static java.util.Objects.requireNonNull;

import java.io.Serializable;
import java.util.Map;
import java.util.TreeMap;

/**
 * Somewhere decisions take effect, as {@code CREATE TARGET} defines it.
 *
 * @param options by name, in order; what is secret is never here, but where to find it: {@code
 *     env:NAME} or {@code file:PATH}
 */
public record Endpoint(
    String tenant, String name, int version, EndpointType type, Map<String, String> options)
    implements Serializable {
  public Endpoint {
    requireNonNull(tenant, "tenant is null");
    requireNonNull(name, "name is null");
    requireNonNull(type, "type is null");
    options = new TreeMap<>(options);
  }
}
