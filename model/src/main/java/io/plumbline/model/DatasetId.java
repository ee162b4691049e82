package io.plumbline.model;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonIgnore;

/**
 * Identity of a dataset: tenant and canonical name. Build one from what a producer reported with
 * {@link CanonicalNames#dataset}; the reported spelling is kept beside the identity, never in it.
 *
 * @param tenant who owns it; taken from the token of the caller, never from a body
 * @param namespace canonical OpenLineage namespace, such as {@code postgres://db:5432}
 * @param name canonical OpenLineage name, such as {@code shop.public.orders}
 */
public record DatasetId(String tenant, String namespace, String name) {
  public DatasetId {
    requireNonNull(tenant, "tenant is null");
    requireNonNull(namespace, "namespace is null");
    requireNonNull(name, "name is null");
  }

  /**
   * The key of state, topics and graph: unique across tenants and reversible with {@link #ofKey}.
   */
  @JsonIgnore
  public String key() {
    return Keys.join(tenant, namespace, name);
  }

  /** Reads what {@link #key} wrote. */
  public static DatasetId ofKey(String key) {
    var parts = Keys.split(key);
    if (parts.size() != 3) {
      throw new IllegalArgumentException("Cannot read dataset key: " + key);
    }
    return new DatasetId(parts.get(0), parts.get(1), parts.get(2));
  }

  /** How people and the HTTP API name it within a tenant: {@code namespace/name}. */
  @JsonIgnore
  public String id() {
    return namespace + "/" + name;
  }
}
