package io.plumbline.server.view;

import java.util.List;

/** Every table of the read model. */
final class Tables {

  static final Table FINDING =
      Table.of(
          "finding",
          List.of("tenant", "id"),
          List.of(
              "dataset_hash",
              "name_hash",
              "rule_name",
              "verdict",
              "fingerprint",
              "at_millis",
              "body"));

  static final Table METRIC =
      Table.of(
          "metric",
          List.of("tenant", "id"),
          List.of(
              "dataset_hash",
              "name_hash",
              "dataset_key",
              "metric",
              "scope",
              "at_millis",
              "measured",
              "code_version"));

  // A redelivered OPENED must not reopen what was resolved.
  static final Table INCIDENT =
      new Table(
          "incident",
          List.of("tenant", "id"),
          List.of(
              "dataset_hash",
              "name_hash",
              "rule_name",
              "status",
              "transition_rank",
              "at_millis",
              "alert_id",
              "body"),
          "t.transition_rank <= :transition_rank");

  // The first delivery of an alert is the one that streams number; the same again is dropped.
  static final Table ALERT =
      new Table(
          "alert",
          List.of("tenant", "id", "content"),
          List.of("part", "log_offset", "at_millis", "body"),
          "FALSE");

  static final Table DECISION =
      Table.of(
          "decision",
          List.of("tenant", "id"),
          List.of("dataset_hash", "name_hash", "incident_id", "at_millis", "body"));

  static final Table OUTCOME =
      Table.of("outcome", List.of("tenant", "decision_id", "target"), List.of("at_millis", "body"));

  static final Table DEAD_LETTER =
      Table.of(
          "dead_letter",
          List.of("tenant", "id"),
          List.of("topic", "part", "log_offset", "reason", "message", "at_millis", "raw"));

  static final Table RULE =
      Table.of(
          "rule_version",
          List.of("tenant", "name", "version"),
          List.of("text", "dropped", "by_whom", "at_millis"));

  static final Table COMMAND =
      Table.of(
          "command",
          List.of("tenant", "id"),
          List.of("by_whom", "kind", "subject", "detail", "at_millis"));

  /** Tables that grow with the data, and are trimmed. */
  static final List<Table> GROWING =
      List.of(FINDING, METRIC, INCIDENT, ALERT, DECISION, OUTCOME, DEAD_LETTER, COMMAND);

  private Tables() {}
}
