package io.plumbline.tests;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.tests.RunningEngine.Api;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

/** What a newcomer does first, and what a crash must not take away. */
class DemoIT {
  private static final Duration START = Duration.ofMinutes(3);

  @TempDir(cleanup = CleanupMode.ON_SUCCESS)
  Path folder;

  @Test
  void demoReportsEveryIncidentThatItBreaks() throws Exception {
    try (var demo = LaunchedPlumbline.start(folder.resolve("data"), "demo", "--once")) {
      int exit = demo.exitCode(420);
      assertThat(exit).as(demo.output()).isZero();
      assertThat(demo.output())
          .contains("DETECTED AFTER")
          .contains("HOLD")
          .contains("EXPIRE lake/orders")
          .contains("legal hold (2026-17)")
          .contains("a reader needs it (shop/learn_from_clicks")
          .contains("DRYRUN dwh.customers: Would REVOKE eve")
          .doesNotContain("MISSED");
    }
  }

  @Test
  void killedEngineComesBackWithEverythingAndSaysNothingTwice() throws Exception {
    var data = folder.resolve("data");
    Map<String, String> alertsBefore;
    TreeSet<String> lineageBefore;
    int rulesBefore;
    try (var demo = LaunchedPlumbline.start(data, "demo")) {
      await().atMost(START).until(demo::isUp);
      await().atMost(START).until(() -> alerts(demo.api()).size() >= 3);
      try (var second = LaunchedPlumbline.start(data, "up")) {
        assertThat(second.exitCode(60)).isNotZero();
        assertThat(second.output()).contains("Cannot");
      }
      await()
          .during(Duration.ofSeconds(3))
          .atMost(START)
          .until(() -> lineage(demo.api()).equals(lineage(demo.api())));
      alertsBefore = alerts(demo.api());
      lineageBefore = lineage(demo.api());
      rulesBefore = demo.api().get("/v1/rules").json().findValues("name").size();
      demo.kill();
    }
    try (var up = LaunchedPlumbline.start(data, "up")) {
      await().atMost(START).until(up::isUp);
      var api = up.api();
      await().atMost(START).until(() -> alerts(api).keySet().containsAll(alertsBefore.keySet()));
      assertThat(lineage(api)).containsAll(lineageBefore);
      assertThat(api.get("/v1/rules").json().findValues("name")).hasSize(rulesBefore);
      assertThat(alerts(api)).containsAllEntriesOf(alertsBefore);
      up.stop();
    }
  }

  /** Incident by alert id; fails when an id comes twice. */
  private static Map<String, String> alerts(Api api) {
    var alerts = new HashMap<String, String>();
    for (var alert : items(api, "/v1/alerts?limit=1000")) {
      var twice = alerts.put(alert.path("id").asText(), alert.path("incident").path("id").asText());
      assertThat(twice).as("alert told twice: %s", alert).isNull();
    }
    return alerts;
  }

  /** Names of all nodes around every dataset. */
  private static TreeSet<String> lineage(Api api) {
    var names = new TreeSet<String>();
    for (var dataset : items(api, "/v1/datasets?limit=1000")) {
      var id = dataset.path("id").asText(dataset.findPath("name").asText());
      var answer = api.get("/v1/lineage/" + Api.part(id) + "/downstream?depth=10");
      answer.json().path("nodes").forEach(node -> names.add(id + ">" + node.path("name").asText()));
    }
    return names;
  }

  private static List<JsonNode> items(Api api, String path) {
    var items = new ArrayList<JsonNode>();
    api.get(path).json().path("items").forEach(items::add);
    return items;
  }
}
