package io.plumbline.rules.access;

import static java.util.Objects.requireNonNull;

import io.plumbline.model.AccessAction;
import io.plumbline.model.AccessEvent;
import io.plumbline.model.DatasetId;
import java.util.List;

/**
 * As much of an {@link AccessEvent} as tells who read what. Its components are named as those of
 * the event, so that it can be read from the event's JSON without decoding the rest.
 */
public record ReadFacts(
    String id,
    long atMillis,
    String user,
    AccessAction action,
    List<DatasetId> datasets,
    Boolean allowed,
    long count,
    boolean authenticated) {
  public ReadFacts {
    requireNonNull(id, "id is null");
    datasets = datasets == null ? List.of() : datasets;
    count = Math.max(1, count);
  }

  public static ReadFacts of(AccessEvent event) {
    return new ReadFacts(
        event.id(),
        event.atMillis(),
        event.user(),
        event.action(),
        event.datasets(),
        event.allowed(),
        event.count(),
        event.authenticated());
  }
}
