package io.plumbline.server.view;

import io.plumbline.model.Alert;
import io.plumbline.model.Command;
import io.plumbline.model.DatasetId;
import io.plumbline.model.DeadLetter;
import io.plumbline.model.Decision;
import io.plumbline.model.Finding;
import io.plumbline.model.Hashes;
import io.plumbline.model.IncidentStatus;
import io.plumbline.model.Json;
import io.plumbline.model.Metric;
import io.plumbline.model.Outcome;
import io.plumbline.model.RuleText;
import io.plumbline.model.Topics;
import io.plumbline.model.Transition;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** Turns a record of a topic into rows. Pure; the same record always gives the same rows. */
final class Projection {

  /** The rows of one value of a topic. */
  private interface OfTopic {
    List<Row> rows(ConsumerRecord<?, byte[]> record);
  }

  private static final Map<String, OfTopic> BY_TOPIC =
      Map.of(
          Topics.FINDINGS, record -> List.of(finding(Json.read(record.value(), Finding.class))),
          Topics.METRICS, record -> List.of(metric(Json.read(record.value(), Metric.class))),
          Topics.ALERTS, Projection::alert,
          Topics.DECISIONS, record -> List.of(decision(Json.read(record.value(), Decision.class))),
          Topics.OUTCOMES, record -> List.of(outcome(Json.read(record.value(), Outcome.class))),
          Topics.DEAD_LETTERS,
              record -> List.of(deadLetter(Json.read(record.value(), DeadLetter.class))),
          Topics.RULES, record -> List.of(rule(Json.read(record.value(), RuleText.class))),
          Topics.COMMANDS, record -> List.of(command(Json.read(record.value(), Command.class))));

  private Projection() {}

  /** The topics that the read model is made of. */
  static List<String> topics() {
    return BY_TOPIC.keySet().stream().sorted().toList();
  }

  /**
   * @throws RuntimeException if the record is not what its topic holds
   */
  static List<Row> rows(ConsumerRecord<?, byte[]> record) {
    return record.value() == null ? List.of() : BY_TOPIC.get(record.topic()).rows(record);
  }

  private static Row finding(Finding finding) {
    return about(finding.dataset(), Row.of(Tables.FINDING))
        .with("tenant", finding.tenant())
        .with("id", finding.id())
        .with("rule_name", finding.rule())
        .with("verdict", finding.verdict().name())
        .with("fingerprint", finding.fingerprint())
        .with("at_millis", finding.atMillis())
        .with("body", Json.write(finding));
  }

  private static Row metric(Metric metric) {
    return about(metric.dataset(), Row.of(Tables.METRIC))
        .with("tenant", metric.dataset().tenant())
        .with("id", metric.id())
        .with("dataset_key", metric.dataset().key())
        .with("metric", metric.metric())
        .with("scope", metric.scope())
        .with("at_millis", metric.atMillis())
        .with("measured", metric.value())
        .with("code_version", metric.codeVersion());
  }

  private static List<Row> alert(ConsumerRecord<?, byte[]> record) {
    var alert = Json.read(record.value(), Alert.class);
    var incident = alert.incident();
    return List.of(
        Row.of(Tables.ALERT)
            .with("tenant", alert.tenant())
            .with("id", alert.id())
            .with("content", content(alert))
            .with("part", record.partition())
            .with("log_offset", record.offset())
            .with("at_millis", alert.atMillis())
            .with("body", Json.write(alert)),
        about(incident.first().dataset(), Row.of(Tables.INCIDENT))
            .with("tenant", alert.tenant())
            .with("id", incident.id())
            .with("rule_name", incident.first().rule())
            .with("status", incident.status().name())
            .with("transition_rank", rank(alert))
            .with("at_millis", incident.openedAtMillis())
            .with("alert_id", alert.id())
            .with("body", Json.write(incident)));
  }

  // What is resolved stays so, whatever is delivered again; who knows of it may be told later.
  private static int rank(Alert alert) {
    boolean resolved = alert.incident().status() == IncidentStatus.RESOLVED;
    return alert.transition().ordinal() + (resolved ? Transition.values().length : 0);
  }

  // When the engine raised it is no part of what it says: a restart raises the same alert again.
  private static String content(Alert alert) {
    var timeless =
        new Alert(
            alert.id(), alert.tenant(), alert.transition(), alert.atMillis(), 0, alert.incident());
    return Hashes.ofBytes(Json.writeBytes(timeless));
  }

  private static Row decision(Decision decision) {
    return about(decision.dataset(), Row.of(Tables.DECISION))
        .with("tenant", decision.tenant())
        .with("id", decision.id())
        .with("incident_id", decision.incidentId())
        .with("at_millis", decision.decidedAtMillis())
        .with("body", Json.write(decision));
  }

  private static Row outcome(Outcome outcome) {
    return Row.of(Tables.OUTCOME)
        .with("tenant", outcome.tenant())
        .with("decision_id", outcome.decisionId())
        .with("target", outcome.target())
        .with("at_millis", outcome.atMillis())
        .with("body", Json.write(outcome));
  }

  private static Row deadLetter(DeadLetter letter) {
    var raw = letter.raw() == null ? new byte[0] : letter.raw();
    return Row.of(Tables.DEAD_LETTER)
        .with("tenant", letter.tenant() == null ? Topics.DEFAULT_TENANT : letter.tenant())
        .with("id", letter.id())
        .with("topic", letter.topic())
        .with("part", letter.partition())
        .with("log_offset", letter.offset())
        .with("reason", letter.reason())
        .with("message", letter.message())
        .with("at_millis", letter.atMillis())
        .with("raw", Base64.getEncoder().encodeToString(raw));
  }

  private static Row rule(RuleText rule) {
    return Row.of(Tables.RULE)
        .with("tenant", rule.tenant())
        .with("name", rule.name())
        .with("version", rule.version())
        .with("text", rule.text())
        .with("dropped", rule.dropped())
        .with("by_whom", rule.by())
        .with("at_millis", rule.atMillis());
  }

  private static Row command(Command command) {
    return Row.of(Tables.COMMAND)
        .with("tenant", command.tenant())
        .with("id", command.id())
        .with("by_whom", command.by())
        .with("kind", command.kind())
        .with("subject", command.subject())
        .with("detail", command.detail())
        .with("at_millis", command.atMillis());
  }

  private static Row about(DatasetId dataset, Row row) {
    return row.with("dataset_hash", Hashes.of(dataset.key()))
        .with("name_hash", Hashes.of(dataset.name()));
  }
}
