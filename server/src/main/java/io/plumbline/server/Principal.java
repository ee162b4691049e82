package io.plumbline.server;

import static java.util.Objects.requireNonNull;

import java.util.Set;

/**
 * Who a bearer token stands for.
 *
 * @param name whom the audit trail names
 * @param tenant whose datasets, rules and incidents the caller sees
 * @param groups that policies of authorization may name
 */
public record Principal(String name, String tenant, Set<String> groups) {

  public Principal {
    requireNonNull(name, "name is null");
    requireNonNull(tenant, "tenant is null");
    groups = Set.copyOf(groups);
  }

  /** Somebody in no group. */
  public Principal(String name, String tenant) {
    this(name, tenant, Set.of());
  }
}
