package io.plumbline.standalone.demo;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.Column;
import io.plumbline.standalone.client.ApiClient;
import java.nio.file.Path;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** What the shop asks of an engine beside telemetry. */
final class ShopApi {
  private static final String SQL = "application/sql";
  private static final String ROWS = "application/x-ndjson";

  private final ApiClient api;

  ShopApi(ApiClient api) {
    this.api = api;
  }

  /** Puts the shop's rules in force. */
  void install() {
    api.post("/v1/rules", Map.of(), SQL, ShopRules.lasting());
  }

  /** Lets the engine hold jobs at the shop's scheduler. */
  void connect(ShopScheduler scheduler, Path secret) {
    api.post("/v1/rules", Map.of(), SQL, ShopRules.policies(scheduler.url(), secret));
  }

  /** Lets the engine keep the lake in order. */
  void connect(ShopLake lake) {
    api.post("/v1/rules", Map.of(), SQL, lake.policies());
  }

  /** Puts the rule on the arrival of the daily revenue in force. */
  void expectRevenue(String rule, LocalTime due) {
    api.post("/v1/rules", Map.of(), SQL, ShopRules.revenueBy(rule, due));
  }

  /** Ends the rules on the arrival of the daily revenue that earlier rounds left. */
  void dropRevenueRulesBut(String kept) {
    for (var rule : api.get("/v1/rules", Map.of()).path("items")) {
      var name = rule.path("name").asText();
      if (name.startsWith(ShopRules.REVENUE_ETA) && !name.equals(kept)) {
        api.delete("/v1/rules/" + ApiClient.part(name));
      }
    }
  }

  /** Posts rows of a table, each a JSON object. */
  void post(ShopTable table, List<String> rows) {
    var query =
        Map.of(
            "namespace",
            table.namespace(),
            "name",
            table.name(),
            "schema",
            table.columns().stream().map(ShopApi::column).collect(Collectors.joining(",")));
    api.post("/v1/samples", query, ROWS, String.join("\n", rows) + "\n");
  }

  /** What a scheduler is told that wants to read a table now. */
  String gate(ShopTable table) {
    var dataset = ApiClient.part(table.namespace() + "/" + table.name());
    return api.get("/v1/gates/" + dataset + "/" + ApiClient.part("*"), Map.of())
        .path("verdict")
        .asText();
  }

  /** What was decided about an alert, in words; empty while nothing was. */
  String decisions(String alertId, String incidentId) {
    var actions = new ArrayList<String>();
    for (JsonNode decision :
        api.get("/v1/decisions", Map.of("incident", incidentId)).path("items")) {
      // What follows from another decision, or undoes it, goes without saying.
      boolean isFirst = !decision.hasNonNull("parent");
      if (isFirst && decision.path("alertId").asText().equals(alertId)) {
        actions.add(decision.path("action").asText() + " at " + decision.path("target").asText());
      }
    }
    return String.join(", ", actions);
  }

  /** What came of the decisions on a table that a text is in, newest first; empty for nothing. */
  String outcome(ShopTable table, String text) {
    for (var decision : api.get("/v1/decisions", Map.of("limit", 500)).path("items")) {
      if (decision.path("dataset").path("name").asText().equals(table.name())) {
        for (var outcome : decision.path("outcomes")) {
          var message = outcome.path("message").asText();
          if (message.contains(text)) {
            return message;
          }
        }
      }
    }
    return "";
  }

  private static String column(Column column) {
    return column.path() + ":" + column.type();
  }
}
