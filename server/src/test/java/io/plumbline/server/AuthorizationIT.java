package io.plumbline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.plumbline.model.DatasetId;
import io.plumbline.model.DecisionAction;
import io.plumbline.model.IncidentStatus;
import io.plumbline.model.Mandate;
import io.plumbline.model.Metric;
import io.plumbline.model.Outcome;
import io.plumbline.model.OutcomeStatus;
import io.plumbline.model.Topics;
import io.plumbline.ranger.authorization.RangerAuthorizer;
import io.plumbline.server.Client.Answer;
import io.plumbline.server.authorization.Need;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What the tokens of a team may do over HTTP, as Ranger's plugin says it. */
class AuthorizationIT {

  private static final String ORDERS = "postgres%3A%2F%2Fdb%3A5432%2Fshop.orders";
  private static final String FACTS = "warehouse%2Ffact_orders";
  private static final Mandate ASKED = new Mandate("hold_mart", 1, 0, true, false, false);

  private static final Map<String, Client> CLIENTS = new ConcurrentHashMap<>();

  @TempDir static Path directory;
  private static KafkaBroker broker;
  private static RangerAuthorizer authorizer;
  private static Engine engine;
  private static AuditLines audit;

  @BeforeAll
  static void start() throws Exception {
    audit = AuditLines.attach();
    broker = KafkaBroker.start(directory.resolve("kafka"));
    authorizer = Team.authorizer(directory);
    var config =
        Engine.config(broker.bootstrap(), directory, new FixedLineageReader(), Limits.defaults());
    engine = Engine.start(Team.with(config, authorizer));
  }

  @AfterAll
  static void stop() {
    engine.close();
    authorizer.close();
    broker.close();
    audit.close();
  }

  private static Client as(String token) {
    return CLIENTS.computeIfAbsent(token, engine::client);
  }

  private static Answer sql(String token, String text) throws Exception {
    return as(token).post("/v1/sql", "text/plain", text);
  }

  private static int rules(String token, String text) throws Exception {
    return as(token).post("/v1/rules", "text/plain", text).status();
  }

  private static String rule(String name) {
    return "CREATE RULE " + name + " ON shop.orders EXPECT NORMAL ROW_COUNT()";
  }

  @Test
  void whoIsInNoGroupMayCallNothingAndAGroupOfAnotherTenantHelpsNobody() throws Exception {
    for (var route : engine.server().routes()) {
      var need = Needs.table().get(route);
      var path = route.substring(route.indexOf(' ') + 1).replaceAll("\\{[^}]*}", "x");
      boolean isFree = need instanceof Need.Nothing || need instanceof Need.Token;
      for (var token : new String[] {Team.NOBODY, Team.STRANGER}) {
        var client = as(token);
        var answer =
            switch (route.substring(0, route.indexOf(' '))) {
              case "GET" -> client.get(path);
              case "DELETE" -> client.delete(path);
              default ->
                  client.postJson(
                      path,
                      path.equals("/v1/samples")
                          ? "{\"dataset\":{\"namespace\":\"n\",\"name\":\"x\"},\"rows\":[{\"a\":1}]}"
                          : "{\"reason\":\"x\"}");
            };
        assertThat(answer.status() == 403).as(route + answer.text()).isEqualTo(!isFree);
      }
    }
  }

  @Test
  void refusalSaysWhichRightIsMissing() throws Exception {
    var refused = as(Team.ANALYST).delete("/v1/rules/shop_orders");

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(refused.json().get("detail").textValue())
        .isEqualTo(
            "Cannot allow this: it needs the right to write rule shop_orders;"
                + " ask whoever keeps the policies");
    assertThat(refused.json().get("missing").toString())
        .isEqualTo("{\"access\":\"write\",\"kind\":\"rule\",\"name\":\"shop_orders\"}");
  }

  @Test
  void statementNeedsTheRightOnWhatItDefines() throws Exception {
    assertThat(rules(Team.ANALYST, rule("shop_a"))).isEqualTo(403);
    assertThat(rules(Team.STEWARD, rule("shop_a"))).isEqualTo(201);
    assertThat(rules(Team.STEWARD, rule("mart_a"))).isEqualTo(403);
    assertThat(rules(Team.STEWARD, "ALTER RULE shop_a RENAME TO mart_a")).isEqualTo(403);
    assertThat(rules(Team.STEWARD, "HOLD DATASET shop.orders FOR CASE 'c'")).isEqualTo(403);
    assertThat(rules(Client.TOKEN, "HOLD DATASET shop.orders FOR CASE 'c'")).isEqualTo(201);

    assertThat(sql(Team.STEWARD, rule("shop_b") + ";" + rule("mart_b")).status()).isEqualTo(403);
    assertThat(as(Client.TOKEN).get("/v1/rules/shop_b").status()).as("all or none").isEqualTo(404);

    assertThat(rules(Client.TOKEN, rule("hr_a"))).isEqualTo(201);
    assertThat(sql(Team.ANALYST, "DESCRIBE RULE hr_a").status()).isEqualTo(403);
    assertThat(sql(Team.ANALYST, "DESCRIBE RULE shop_a").status()).isEqualTo(200);
    assertThat(sql(Team.ANALYST, "SHOW RULES").text()).contains("shop_a").doesNotContain("hr_a");
    var list = as(Team.ANALYST).get("/v1/rules").json();
    assertThat(list.get("items").toString()).contains("shop_a").doesNotContain("hr_a");
    assertThat(list.get("withheld").intValue()).isEqualTo(1);
    assertThat(as(Client.TOKEN).get("/v1/rules").json().has("withheld")).isFalse();
    assertThat(as(Team.ANALYST).get("/v1/holds").json().get("items")).hasSize(1);
    assertThat(as(Team.ANALYST).get("/v1/rules/hold:shop.orders%20FOR%20CASE%20'c'").status())
        .isEqualTo(404);
  }

  @Test
  void datasetThatMayNotBeReadAnswersAsOneThatIsNotThere() throws Exception {
    var analyst = as(Team.ANALYST);
    for (var name : new String[] {"fact_orders", FACTS}) {
      var there = analyst.get("/v1/datasets/" + name);
      var missing = analyst.get("/v1/datasets/" + name.replace("orders", "ghosts"));
      assertThat(there.status()).isEqualTo(403);
      assertThat(there.text()).isEqualTo(missing.text().replace("ghosts", "orders"));
    }
    assertThat(analyst.get("/v1/datasets/" + ORDERS).status()).isEqualTo(200);
    assertThat(analyst.get("/v1/datasets/shop.ghosts").status()).isEqualTo(404);
    assertThat(analyst.get("/v1/gates/shop.orders/p").status()).isEqualTo(200);
    assertThat(analyst.get("/v1/gates/" + FACTS + "/p").status()).isEqualTo(403);
    assertThat(analyst.get("/v1/gates/fact_orders/p/stream").status()).isEqualTo(403);
  }

  @Test
  void listsAndGraphsLeaveOutWhatMayNotBeRead() throws Exception {
    var analyst = as(Team.ANALYST);
    var datasets = analyst.get("/v1/datasets").json();
    assertThat(datasets.toString()).contains("shop.orders").doesNotContain("fact_orders");
    assertThat(datasets.get("withheld").intValue()).isEqualTo(1);
    var graph = analyst.get("/v1/lineage/shop.orders/downstream").json();
    assertThat(graph.toString()).contains("airflow").doesNotContain("fact_orders", "k-facts");
    assertThat(graph.get("withheld").intValue()).isEqualTo(1);
    var marquez = analyst.get("/api/v1/lineage?nodeId=job:airflow:load").text();
    assertThat(marquez).contains("shop.orders").doesNotContain("fact_orders");

    broker.append(Topics.METRICS, "k", metric("m-orders", FixedLineageReader.ORDERS));
    broker.append(Topics.METRICS, "k", metric("m-facts", FixedLineageReader.FACTS));
    await().until(() -> as(Client.TOKEN).get("/v1/metrics").json().get("items").size() == 2);
    var metrics = analyst.get("/v1/metrics").json();
    assertThat(metrics.get("items").findValuesAsText("id")).containsExactly("m-orders");
    assertThat(metrics.get("withheld").intValue()).isEqualTo(1);
    assertThat(analyst.get("/v1/dead-letters").status()).as("of any dataset").isEqualTo(403);
  }

  private static Metric metric(String id, DatasetId dataset) {
    return new Metric(id, dataset, "ROW_COUNT", "run-1", 1_000, 1, null);
  }

  @Test
  void incidentsAndDecisionsGoByTheDatasetThatTheyAreAbout() throws Exception {
    var incident = Samples.incident("volume", IncidentStatus.OPEN);
    broker.append(Topics.ALERTS, "k", Samples.opened("volume", 1));
    broker.append(
        Topics.DECISIONS,
        "k",
        Samples.decision("d1", DecisionAction.HOLD, "p", 1_000, null, ASKED));
    broker.append(
        Topics.OUTCOMES,
        "d1",
        new Outcome("d1", "default", "gate", OutcomeStatus.AWAITING_APPROVAL, 1, "told", 2_000));
    var path = "/v1/incidents/" + incident.id();
    await().until(() -> as(Client.TOKEN).get(path).status() == 200);
    await()
        .until(() -> as(Client.TOKEN).get("/v1/decisions/d1").text().contains("AWAITING_APPROVAL"));

    assertThat(as(Team.ANALYST).get(path).status()).isEqualTo(200);
    assertThat(as(Team.ANALYST).postJson(path + "/acknowledge", "{}").status()).isEqualTo(403);
    assertThat(sql(Team.ANALYST, "ACK INCIDENT '" + incident.id() + "'").status()).isEqualTo(403);
    assertThat(as(Team.JUDGE).get(path).status()).isEqualTo(403);

    var reason = "{\"reason\":\"ok\"}";
    assertThat(as(Team.ANALYST).postJson("/v1/decisions/d1/approve", reason).status())
        .isEqualTo(403);
    assertThat(as(Team.JUDGE).postJson("/v1/decisions/d1/approve", reason).status()).isEqualTo(202);
    assertThat(as(Team.JUDGE).postJson("/v1/decisions/d2/approve", reason).status())
        .as("not there, and not about shop.*")
        .isEqualTo(403);
    var off = "{\"on\":false,\"reason\":\"drill\"}";
    assertThat(as(Team.JUDGE).postJson("/v1/enforcement", off).status()).isEqualTo(403);
    assertThat(as(Client.TOKEN).postJson("/v1/enforcement", off).status()).isEqualTo(202);
  }

  @Test
  void telemetryNeedsTheRightToWrite() throws Exception {
    var event =
        "{\"job\":{\"namespace\":\"a\",\"name\":\"b\"},\"eventTime\":\"2026-01-01T00:00:00Z\"}";
    assertThat(as(Team.LOADER).postJson("/api/v1/lineage", event).status()).isEqualTo(201);
    assertThat(as(Team.ANALYST).postJson("/api/v1/lineage", event).status()).isEqualTo(403);
    var samples = "/v1/samples?dataset=" + ORDERS;
    assertThat(as(Team.LOADER).post(samples, "application/x-ndjson", "{\"a\":1}").status())
        .isEqualTo(201);
    assertThat(as(Team.ANALYST).post(samples, "application/x-ndjson", "{\"a\":1}").status())
        .isEqualTo(403);
    assertThat(as(Team.LOADER).get("/v1/rules").status()).isEqualTo(403);
  }

  @Test
  void everyRulingIsOneLineOfTheAuditLog() throws Exception {
    as(Team.ANALYST).get("/v1/rules/none?token=canary-query");
    var allowed = audit.last();
    assertThat(allowed.get("at").textValue()).endsWith("Z");
    assertThat(allowed.get("principal").textValue()).isEqualTo("amy");
    assertThat(allowed.get("tenant").textValue()).isEqualTo("default");
    assertThat(allowed.get("method").textValue()).isEqualTo("GET");
    assertThat(allowed.get("route").textValue()).isEqualTo("/v1/rules/{name}");
    assertThat(allowed.get("access").textValue()).isEqualTo("read");
    assertThat(allowed.get("kind").textValue()).isEqualTo("rule");
    assertThat(allowed.get("name").textValue()).isEqualTo("none");
    assertThat(allowed.get("allowed").booleanValue()).isTrue();
    assertThat(allowed.get("policy").intValue()).isEqualTo(1);
    assertThat(allowed.get("policyVersion").intValue()).isEqualTo(3);

    int before = audit.size();
    as(Team.NOBODY).delete("/v1/rules/a%0A%7B%22allowed%22%3Atrue%7D%1B%5B2J%E2%80%A8%C2%85%7F");
    assertThat(audit.size()).isEqualTo(before + 1);
    assertThat(audit.last().get("allowed").booleanValue()).isFalse();
    assertThat(audit.last().get("policy").intValue()).isEqualTo(-1);
    assertThat(audit.last().get("name").textValue())
        .isEqualTo("a\n{\"allowed\":true}\u001b[2J\u2028\u0085\u007f");

    as(Team.NOBODY).get("/v1/rules/" + "x".repeat(5_000));
    assertThat(audit.last().get("name").textValue()).hasSizeLessThan(600);
    assertThat(audit.text().lines()).allMatch(line -> line.matches("\\{[ -~]*}"));
    assertThat(audit.text()).doesNotContain("token-of", "canary-query");
    assertThat(as(Client.TOKEN).get("/metrics").text())
        .contains("plumbline_authorization_denials_total{access=\"write\",kind=\"rule\"}");
  }

  @Test
  void serverWithoutPoliciesRefusesEverythingAndSaysHowToMendIt() throws Exception {
    var folder = Files.createDirectory(directory.resolve("cold"));
    var config =
        Engine.config(broker.bootstrap(), folder, new FixedLineageReader(), Limits.defaults());
    try (var cold = RangerAuthorizer.open(Team.folder(folder));
        var server = PlumblineServer.start(Team.with(config, cold))) {
      var client = new Client(server.port(), Client.TOKEN);
      assertThat(client.get("/v1/rules").status()).isEqualTo(403);
      assertThat(client.get("/v1/rules").text()).contains("/health/ready says why");
      var ready = client.get("/health/ready");
      assertThat(ready.status()).isEqualTo(503);
      assertThat(ready.json().get("parts").get("authorization").textValue()).isEqualTo("DOWN");
      assertThat(ready.json().get("troubles").get("authorization").textValue())
          .contains("write plumbline.json");
    }
  }
}
