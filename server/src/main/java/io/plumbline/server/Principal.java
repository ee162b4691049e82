package io.plumbline.server;

import static java.util.Objects.requireNonNull;

/**
 * Who a bearer token stands for.
 *
 * @param name whom the audit trail names
 * @param tenant whose datasets, rules and incidents the caller sees
 */
public record Principal(String name, String tenant) {

  public Principal {
    requireNonNull(name, "name is null");
    requireNonNull(tenant, "tenant is null");
  }
}
