package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;

/** Identity of a job: tenant, OpenLineage namespace and name. */
public record JobId(String tenant, String namespace, String name) {
  public JobId {
    requireNonNull(tenant, "tenant is null");
    requireNonNull(namespace, "namespace is null");
    requireNonNull(name, "name is null");
  }

  /** The key of state, topics and graph. */
  @JsonIgnore
  public String key() {
    return Keys.join(tenant, namespace, name);
  }

  /** How people name it within a tenant: {@code namespace/name}. */
  @JsonIgnore
  public String id() {
    return namespace + "/" + name;
  }
}
