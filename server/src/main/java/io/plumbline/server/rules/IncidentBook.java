package io.plumbline.server.rules;

import io.plumbline.model.Command;
import io.plumbline.model.Hashes;
import io.plumbline.model.Incident;
import io.plumbline.model.Json;
import io.plumbline.model.Topics;
import io.plumbline.ranger.authorization.Access;
import io.plumbline.ranger.authorization.Resource;
import io.plumbline.ranger.authorization.ResourceKind;
import io.plumbline.server.Principal;
import io.plumbline.server.authorization.Rights;
import io.plumbline.server.authorization.Subject;
import io.plumbline.server.http.ProblemException;
import io.plumbline.server.ingest.EventLog;
import io.plumbline.server.rules.Statement.AckIncident;
import io.plumbline.server.view.IncidentView;
import java.time.Clock;

/** What people say of incidents: a command on the log each, which the job takes up. */
public final class IncidentBook {

  private static final int MOST_COMMENT = 1_000;

  private final EventLog log;
  private final IncidentView incidents;
  private final Clock clock;

  public IncidentBook(EventLog log, IncidentView incidents, Clock clock) {
    this.log = log;
    this.incidents = incidents;
    this.clock = clock;
  }

  /**
   * Acknowledges an incident; returns it as it will be shown.
   *
   * @throws ProblemException 403 if the caller may not, 404 if it is not there, 422 if the comment
   *     is too long, 503 if the broker does not answer in time
   */
  public Incident acknowledge(AckIncident ack, Rights rights) {
    var by = rights.caller();
    if (ack.comment().length() > MOST_COMMENT) {
      throw ProblemException.unprocessable(
          "Cannot keep a comment of more than " + MOST_COMMENT + " characters; shorten it");
    }
    var incident = find(ack.incident(), Access.WRITE, rights);
    var command = command(ack, incident, by, clock.millis());
    log.await(
        log.append(Topics.COMMANDS, by.tenant(), incident.fingerprint(), Json.writeBytes(command)));
    return incident.acknowledged(command.acknowledgement());
  }

  /**
   * An incident that the caller has a right on.
   *
   * @throws ProblemException 403 if the caller has it not, 404 if the incident is not there
   */
  public Incident find(String id, Access access, Rights rights) {
    var incident = incidents.find(rights.tenant(), id);
    var resource =
        incident.map(Resource::of).orElseGet(() -> Resource.named(ResourceKind.INCIDENT, id));
    rights.require(access, new Subject(resource, id));
    return incident.orElseThrow(
        () ->
            ProblemException.notFound(
                "Cannot find incident: " + id + "; GET /v1/incidents lists all"));
  }

  private static Command command(AckIncident ack, Incident incident, Principal by, long atMillis) {
    var kind = ack.isExpected() ? Command.EXPECTED : Command.ACKNOWLEDGED;
    return new Command(
        Hashes.of("incident-command", by.tenant(), incident.id(), kind, String.valueOf(atMillis)),
        by.tenant(),
        by.name(),
        kind,
        incident.id(),
        ack.comment(),
        atMillis,
        incident);
  }
}
