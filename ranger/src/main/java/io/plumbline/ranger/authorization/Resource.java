package io.plumbline.ranger.authorization;

import io.plumbline.model.DatasetId;
import io.plumbline.model.Decision;
import io.plumbline.model.Incident;
import java.util.List;

/**
 * Something of a tenant that a right is about; the tenant is that of the caller.
 *
 * @param names each of which a policy may call it by, those of people's texts included; a policy
 *     that matches one of them is about it. Empty for all of the kind together.
 */
public record Resource(ResourceKind kind, List<String> names) {

  public Resource {
    names = List.copyOf(names);
    if (kind == ResourceKind.TENANT && !names.isEmpty()) {
      throw new IllegalArgumentException("Cannot name a tenant: it is that of the caller");
    }
  }

  /** The tenant of the caller. */
  public static Resource tenant() {
    return new Resource(ResourceKind.TENANT, List.of());
  }

  /**
   * All of a kind together: who is allowed it has a right on each of them, so a policy that takes
   * the right away for one takes it away for the whole.
   */
  public static Resource whole(ResourceKind kind) {
    return new Resource(kind, List.of());
  }

  public static Resource named(ResourceKind kind, String name) {
    return new Resource(kind, List.of(name));
  }

  /** A dataset: {@code namespace/name}, or the name alone as rules write it. */
  public static Resource of(DatasetId dataset) {
    return new Resource(ResourceKind.DATASET, List.of(dataset.id(), dataset.name()));
  }

  public static Resource of(Incident incident) {
    var dataset = incident.first().dataset();
    return new Resource(
        ResourceKind.INCIDENT, List.of(incident.id(), dataset.id(), dataset.name()));
  }

  public static Resource of(Decision decision) {
    var dataset = decision.dataset();
    return new Resource(
        ResourceKind.DECISION, List.of(decision.id(), dataset.id(), dataset.name()));
  }
}
