package io.plumbline.server.view;

import io.plumbline.model.Incident;
import io.plumbline.model.IncidentStatus;
import java.util.Optional;
import org.jdbi.v3.core.Jdbi;

/** Questions about incidents, each as its latest alert left it. */
public final class IncidentView {

  private final Jdbi jdbi;

  public IncidentView(Database database) {
    this.jdbi = database.jdbi();
  }

  /** Incidents, latest opened first; a null filter takes all. */
  public Page<Incident> page(
      String tenant, IncidentStatus status, String dataset, int limit, String after) {
    return Select.from(Tables.INCIDENT, tenant)
        .about(dataset)
        .where("status = :status", "status", status == null ? null : status.name())
        .page(
            jdbi,
            after,
            limit,
            Kept.of(Incident.class),
            incident -> new PageKey(incident.openedAtMillis(), incident.id()));
  }

  public Optional<Incident> find(String tenant, String id) {
    return Select.from(Tables.INCIDENT, tenant)
        .where("id = :id", "id", id)
        .list(jdbi, "id", 1, Kept.of(Incident.class))
        .stream()
        .findFirst();
  }
}
