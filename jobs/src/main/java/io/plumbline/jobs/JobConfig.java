package io.plumbline.jobs;

import static java.util.Objects.requireNonNull;

import io.plumbline.rules.incident.IncidentPolicy;
import java.io.Serializable;
import java.time.Duration;

/**
 * What the pipeline job needs to know. Secrets are values here: whoever builds it reads them from
 * their files, and it never prints itself.
 *
 * @param bootstrapServers of the Kafka cluster
 * @param disorder how far out of order telemetry may be; later events still count, but a deadline
 *     may have been judged without them
 * @param idleness after how long a silent input no longer holds time back
 * @param holdFor how long a hold lasts at the most
 * @param notifyTarget name of the target that is told of alerts; empty for none
 * @param incidents when people are told again, and what flaps
 */
public record JobConfig(
    String bootstrapServers,
    String neo4jUri,
    String neo4jUser,
    String neo4jPassword,
    Duration disorder,
    Duration idleness,
    Duration holdFor,
    String notifyTarget,
    IncidentPolicy incidents)
    implements Serializable {
  public JobConfig {
    requireNonNull(bootstrapServers, "bootstrapServers is null");
    requireNonNull(neo4jUri, "neo4jUri is null");
    requireNonNull(disorder, "disorder is null");
    requireNonNull(idleness, "idleness is null");
    requireNonNull(holdFor, "holdFor is null");
    requireNonNull(notifyTarget, "notifyTarget is null");
    requireNonNull(incidents, "incidents is null");
  }

  @Override
  public String toString() {
    return "JobConfig[bootstrapServers=%s, neo4jUri=%s]".formatted(bootstrapServers, neo4jUri);
  }
}
