package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.DatasetId;

/**
 * One dataset by name: its OpenLineage name, {@code namespace.name}, or its id {@code
 * namespace/name}. The plain name matches in every namespace of the tenant.
 */
public record NamedTarget(String name, String sql) implements Target {
  public NamedTarget {
    requireNonNull(name, "name is null");
  }

  @Override
  public boolean matches(DatasetId dataset) {
    return name.equals(dataset.name())
        || name.equals(dataset.namespace() + "." + dataset.name())
        || name.equals(dataset.id());
  }
}
