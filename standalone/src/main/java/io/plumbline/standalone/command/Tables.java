package io.plumbline.standalone.command;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.standalone.client.Table;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Answers of the API as tables. */
final class Tables {
  private Tables() {}

  static Table rules(JsonNode answer) {
    var table = Table.of("RULE", "VERSION", "TEXT");
    for (var rule : answer.path("items")) {
      table.row(text(rule, "name"), text(rule, "version"), text(rule, "text"));
    }
    return table;
  }

  static Table policies(JsonNode answer) {
    var table = Table.of("POLICY", "VERSION", "KIND", "THEN", "VIA", "EFFECT", "TEXT");
    for (var policy : answer.path("items")) {
      table.row(
          text(policy, "name"),
          text(policy, "version"),
          text(policy, "kind"),
          text(policy, "then"),
          text(policy, "via"),
          policy.path("dryRun").asBoolean() ? "dry run" : "acts",
          text(policy, "text"));
    }
    return table;
  }

  static Table targets(JsonNode answer) {
    var table = Table.of("TARGET", "VERSION", "TYPE", "OPTIONS");
    for (var target : answer.path("items")) {
      table.row(
          text(target, "name"),
          text(target, "version"),
          text(target, "type"),
          target.path("options").toString());
    }
    return table;
  }

  static Table holds(JsonNode answer) {
    var table = Table.of("DATASET", "CASE", "REASON", "BY", "SINCE");
    for (var hold : answer.path("items")) {
      table.row(
          text(hold, "dataset"),
          text(hold, "case"),
          text(hold, "reason"),
          text(hold, "by"),
          time(hold, "atMillis"));
    }
    return table;
  }

  static Table ruleChanges(JsonNode answer) {
    var table = Table.of("RULE", "VERSION", "STATUS");
    for (var change : answer) {
      table.row(text(change, "name"), text(change, "version"), text(change, "status"));
    }
    return table;
  }

  static Table incidents(JsonNode answer) {
    var table = incidents();
    for (var incident : answer.path("items")) {
      row(table, incident);
    }
    return table;
  }

  static Table incident(JsonNode incident) {
    var table = incidents();
    row(table, incident);
    return table;
  }

  private static Table incidents() {
    return Table.of(
        "INCIDENT", "STATUS", "SEVERITY", "DATASET", "RULE", "OPENED", "FINDINGS", "WHAT");
  }

  private static void row(Table table, JsonNode incident) {
    var first = incident.path("first");
    table.row(
        text(incident, "id"),
        status(incident),
        text(incident, "severity"),
        dataset(first.path("dataset")),
        text(first, "rule"),
        time(incident, "openedAtMillis"),
        text(incident, "findings"),
        text(first, "message"));
  }

  /** Who read the data while something was wrong with it. */
  static Table exposure(JsonNode exposure) {
    var table = Table.of("READ BY", "FIRST READ SINCE");
    for (var reader : exposure.path("readers")) {
      table.row(
          text(reader, "user") + (reader.path("proven").asBoolean() ? "" : " (not proven)"),
          time(reader, "atMillis"));
    }
    int others = exposure.path("others").asInt();
    if (others > 0) {
      table.row("and " + others + " more", "");
    }
    return table;
  }

  /** Where it stands, that it flaps, and who knows of it. */
  private static String status(JsonNode incident) {
    var known = incident.path("acknowledgement");
    return text(incident, "status")
        + (incident.path("flapping").asBoolean() ? ", flapping" : "")
        + (known.isObject()
            ? (known.path("expected").asBoolean() ? ", expected by " : ", known to ")
                + text(known, "by")
            : "");
  }

  static Table decisions(JsonNode answer) {
    var table =
        Table.of(
            "DECISION", "ACTION", "TARGET", "DATASET", "PARTITION", "RULE", "DECIDED", "UNTIL");
    for (var decision : answer.path("items")) {
      table.row(
          text(decision, "id"),
          text(decision, "action"),
          text(decision, "target"),
          dataset(decision.path("dataset")),
          text(decision, "partition"),
          text(decision, "rule"),
          time(decision, "decidedAtMillis"),
          time(decision, "expiresAtMillis"));
    }
    return table;
  }

  static Table lineage(JsonNode answer) {
    var table = Table.of("DEPTH", "KIND", "NAMESPACE", "NAME");
    for (var node : answer.path("nodes")) {
      table.row(
          text(node, "depth"), text(node, "kind"), text(node, "namespace"), text(node, "name"));
    }
    return table;
  }

  static Table readers(JsonNode answer) {
    var table = Table.of("READER", "FIRST READ", "LAST READ", "READS", "DAYS");
    for (var reader : answer.path("readers")) {
      long reads = 0;
      for (var day : reader.path("days")) {
        reads += day.path("reads").asLong();
      }
      table.row(
          text(reader, "user") + (reader.path("proven").asBoolean() ? "" : " (not proven)"),
          time(reader, "firstMillis"),
          time(reader, "lastMillis"),
          reads,
          reader.path("days").size());
    }
    return table;
  }

  /** A time of the API in UTC to the second; empty when it is not told. */
  static String time(JsonNode node, String field) {
    var millis = node.path(field);
    return millis.isNumber()
        ? Instant.ofEpochMilli(millis.asLong()).truncatedTo(ChronoUnit.SECONDS).toString()
        : "";
  }

  private static String dataset(JsonNode dataset) {
    return text(dataset, "namespace") + "/" + text(dataset, "name");
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asText("");
  }
}
