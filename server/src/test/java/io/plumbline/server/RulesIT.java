package io.plumbline.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.Command;
import io.plumbline.model.Json;
import io.plumbline.model.RuleText;
import io.plumbline.model.Topics;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Rules through their life: made, replaced, read, explained, dropped. */
class RulesIT {

  @TempDir static Path directory;
  private static KafkaBroker broker;
  private static Engine engine;
  private static Client client;

  @BeforeAll
  static void start() throws Exception {
    broker = KafkaBroker.start(directory.resolve("kafka"));
    engine = Engine.start(broker, directory, new FixedLineageReader());
    client = engine.client();
  }

  @AfterAll
  static void stop() {
    engine.close();
    broker.close();
  }

  @Test
  void ruleLivesFromItsFirstVersionToItsLast() throws Exception {
    var text = "CREATE RULE life ON shop.orders EXPECT NORMAL ROW_COUNT()";
    var created = client.post("/v1/rules", "text/plain", text + ";");
    assertThat(created.status()).as(created.text()).isEqualTo(201);
    assertThat(created.text())
        .isEqualTo("[{\"name\":\"life\",\"version\":1,\"status\":\"CREATED\"}]");

    assertThat(status(client.post("/v1/rules", "text/plain", text))).isEqualTo("UNCHANGED");
    var other = text + " DIRECTION DROP";
    var taken = client.post("/v1/rules", "text/plain", other);
    assertThat(taken.status()).isEqualTo(409);
    assertThat(taken.json().get("problems").get(0).get("message").textValue()).contains("life");
    var replaced =
        client.postJson(
            "/v1/rules", "{\"sql\":\"" + other.replace("CREATE", "CREATE OR REPLACE") + "\"}");
    assertThat(status(replaced)).isEqualTo("REPLACED");

    var read = client.get("/v1/rules/life").json();
    assertThat(read.get("version").intValue()).isEqualTo(2);
    assertThat(read.get("by").textValue()).isEqualTo("ann");
    assertThat(read.get("history")).hasSize(2);
    assertThat(client.get("/v1/rules/life/explain").json().get("text").textValue())
        .contains("Rule life, version 2", "shop.orders", "only drops count");
    assertThat(client.get("/v1/datasets/shop.orders").json().get("rules").toString())
        .contains("\"life\"");

    assertThat(client.delete("/v1/rules/life").json().get("version").intValue()).isEqualTo(3);
    assertThat(client.delete("/v1/rules/life").status()).isEqualTo(404);
    assertThat(client.get("/v1/rules/life").json().get("dropped").booleanValue()).isTrue();
    assertThat(client.get("/v1/rules/life/explain").status()).isEqualTo(404);
    assertThat(client.get("/v1/rules").text()).doesNotContain("\"life\"");
    assertThat(client.post("/v1/rules", "text/plain", text).json().get(0).get("version").intValue())
        .isEqualTo(4);
    assertThat(broker.records(Topics.COMMANDS))
        .extracting(record -> Json.read(record.value(), Command.class))
        .filteredOn(command -> command.subject().equals("life"))
        .extracting(Command::kind)
        .containsExactly("RULE_CREATED", "RULE_REPLACED", "RULE_DROPPED", "RULE_CREATED");
  }

  @Test
  void textWithProblemsChangesNothingAndTellsThemAll() throws Exception {
    var answer =
        client.post(
            "/v1/rules",
            "text/plain",
            """
            CREATE RULE good ON shop.orders EXPECT NORMAL ROW_COUNT();
            CREATE RULE bad ON shop.orders
              EXPECT EACH ROW (amuont > 0);
            NONSENSE""");

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    var problems = answer.json().get("problems");
    assertThat(problems).as(answer.text()).hasSize(2);
    assertThat(problems.get(0).get("line").intValue()).isEqualTo(3);
    assertThat(problems.get(0).get("column").intValue()).isEqualTo(20);
    assertThat(problems.get(0).get("message").textValue()).contains("amuont");
    assertThat(problems.get(0).get("suggestion").textValue()).contains("amount");
    assertThat(problems.get(1).get("line").intValue()).isEqualTo(4);
    assertThat(client.get("/v1/rules").text()).doesNotContain("good");
  }

  @Test
  void changesAtOneTimeGetVersionsOfTheirOwn() throws Exception {
    var threads = Executors.newFixedThreadPool(8);
    try {
      var calls =
          IntStream.range(0, 8)
              .<Callable<Integer>>mapToObj(
                  i ->
                      () ->
                          client
                              .post(
                                  "/v1/rules",
                                  "text/plain",
                                  "CREATE OR REPLACE RULE race ON d"
                                      + i
                                      + " EXPECT NORMAL ROW_COUNT()")
                              .json()
                              .get(0)
                              .get("version")
                              .intValue())
              .toList();
      var versions = threads.invokeAll(calls);

      assertThat(versions)
          .extracting(version -> version.get())
          .containsExactlyInAnyOrder(1, 2, 3, 4, 5, 6, 7, 8);
    } finally {
      threads.shutdownNow();
    }
    assertThat(broker.records(Topics.RULES))
        .extracting(record -> Json.read(record.value(), RuleText.class))
        .filteredOn(rule -> rule.name().equals("race"))
        .extracting(RuleText::version)
        .containsExactly(1, 2, 3, 4, 5, 6, 7, 8);
  }

  @Test
  void scriptIsAnsweredStatementByStatement() throws Exception {
    var results =
        client
            .post(
                "/v1/sql",
                "text/plain",
                "CREATE RULE asked ON a EXPECT NORMAL ROW_COUNT(); EXPLAIN RULE asked;"
                    + " SHOW RULES LIKE 'ask%'; SHOW RULES LIKE 'none'; DROP RULE asked")
            .json()
            .get("results");

    assertThat(results.get(0).get("change").get("status").textValue()).isEqualTo("CREATED");
    assertThat(results.get(1).get("text").textValue()).startsWith("Rule asked, version 1");
    assertThat(results.get(2).get("rows").toString()).contains("asked");
    assertThat(results.get(3).get("rows")).isEmpty();
    assertThat(results.get(4).get("change").get("status").textValue()).isEqualTo("DROPPED");
    assertThat(client.post("/v1/sql", "text/plain", "EXPLAIN RULE asked").status()).isEqualTo(404);
    assertThat(client.post("/v1/rules", "text/plain", "SHOW RULES").status()).isEqualTo(422);
  }

  @Test
  void ruleIsAlteredDescribedAndTraced() throws Exception {
    var answer =
        client.post(
            "/v1/sql",
            "text/plain",
            "CREATE RULE growth ON shop.orders EXPECT (SUM(amount) > PREVIOUS(SUM(amount)));"
                + " ALTER RULE growth SET (severity = WARN, owner = 'ann');"
                + " ALTER RULE growth RESET BASELINE; ALTER RULE growth ROLLBACK TO VERSION 1;"
                + " ALTER RULE growth RENAME TO growing; DESCRIBE RULE growing;"
                + " SHOW RULE HISTORY growth; EXPLAIN STATE RULE growing;"
                + " EXPLAIN COST RULE growing; EXPLAIN PLAN RULE growing");

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    var results = answer.json().get("results");

    assertThat(results.toString()).contains("\"version\":4,\"status\":\"ALTERED\"");
    assertThat(results.get(4).get("change").toString())
        .isEqualTo("{\"name\":\"growth\",\"version\":5,\"status\":\"DROPPED\"}");
    assertThat(results.get(5).get("change").toString())
        .isEqualTo("{\"name\":\"growing\",\"version\":1,\"status\":\"CREATED\"}");
    assertThat(results.get(6).get("rows").toString())
        .contains("[\"expect\",\"(SUM(amount) > PREVIOUS(SUM(amount)))\"]", "changed by");
    assertThat(results.get(7).get("rows")).hasSize(5);
    assertThat(results.get(7).get("rows").get(2).toString()).contains("BASELINE SINCE");
    assertThat(results.get(8).get("text").textValue()).contains("SUM(amount): ", "bytes");
    assertThat(results.get(9).get("text").textValue()).contains("for this rule alone");
    assertThat(results.get(10).get("text").textValue()).contains("Reads:     amount");
    assertThat(client.get("/v1/rules/growing/explain?aspect=plan").json().get("text").textValue())
        .contains("Measures:  SUM(amount)");
    assertThat(client.get("/v1/rules/growing/explain?aspect=all").status()).isEqualTo(400);
    assertThat(client.post("/v1/rules", "text/plain", "ALTER RULE nobody RESET BASELINE").status())
        .isEqualTo(404);
    assertThat(client.post("/v1/sql", "text/plain", "CREATE TABLE t (a INT)").status())
        .isEqualTo(422);
  }

  @Test
  void policyIsMadeWithItsTargetListedExplainedAndDroppedBeforeIt() throws Exception {
    var made =
        client.post(
            "/v1/rules",
            "text/plain",
            """
            CREATE TARGET jobs TYPE flink WITH ('url' = 'http://jobs:8081', 'token' = 'env:FLINK');
            CREATE POLICY halt ON LIKE 'shop.%' WHEN INCIDENT SEVERITY ERROR THEN STOP VIA jobs;
            HOLD DATASET shop.orders FOR CASE '2026-17' REASON 'claim'""");
    assertThat(made.status()).as(made.text()).isEqualTo(201);

    var policy = client.get("/v1/policies").json().get("items").get(0);
    assertThat(policy.get("name").textValue()).isEqualTo("halt");
    assertThat(policy.get("kind").textValue()).isEqualTo("SCHEDULING");
    assertThat(policy.get("via").textValue()).isEqualTo("jobs");
    assertThat(policy.get("dryRun").booleanValue()).isFalse();
    var target = client.get("/v1/targets").json().get("items").get(0);
    assertThat(target.get("type").textValue()).isEqualTo("flink");
    assertThat(target.get("options").get("token").textValue()).isEqualTo("env:FLINK");
    var hold = client.get("/v1/holds").json().get("items").get(0);
    assertThat(hold.get("case").textValue()).isEqualTo("2026-17");
    assertThat(hold.get("dataset").textValue()).isEqualTo("shop.orders");
    assertThat(hold.get("by").textValue()).isEqualTo("ann");

    var results =
        client
            .post(
                "/v1/sql",
                "text/plain",
                "EXPLAIN POLICY halt; DESCRIBE POLICY halt; DESCRIBE TARGET jobs;"
                    + " SHOW POLICIES ON shop.orders; SHOW POLICIES ON crm.people; SHOW TARGETS;"
                    + " SHOW HOLDS LIKE '2026%'")
            .json()
            .get("results");
    assertThat(results.get(0).get("text").textValue())
        .contains("Policy halt, version 1", "severity ERROR or graver", "by target jobs");
    assertThat(results.get(1).get("rows").toString()).contains("[\"then\",\"STOP\"]");
    assertThat(results.get(2).get("rows").toString()).contains("[\"can\",\"STOP\"]");
    assertThat(results.get(3).get("rows")).hasSize(1);
    assertThat(results.get(4).get("rows")).isEmpty();
    assertThat(results.get(5).get("rows")).hasSize(1);
    assertThat(results.get(6).get("rows").toString()).contains("claim");

    assertThat(client.post("/v1/rules", "text/plain", "DROP TARGET jobs").status()).isEqualTo(422);
    assertThat(client.delete("/v1/rules/policy:halt").status()).isEqualTo(404);
    var gone =
        client.post(
            "/v1/rules",
            "text/plain",
            "DROP POLICY halt; DROP TARGET jobs; RELEASE DATASET shop.orders FROM CASE '2026-17'");
    assertThat(gone.status()).as(gone.text()).isEqualTo(201);
    assertThat(client.get("/v1/policies").json().get("items")).isEmpty();
    assertThat(client.get("/v1/holds").json().get("items")).isEmpty();
  }

  @Test
  void tenantsDoNotSeeEachOthersRules() throws Exception {
    client.post("/v1/rules", "text/plain", "CREATE RULE mine ON a EXPECT NORMAL ROW_COUNT()");
    var other = engine.client(Client.OTHER_TENANTS_TOKEN);

    assertThat(other.get("/v1/rules/mine").status()).isEqualTo(404);
    assertThat(
            other
                .post("/v1/rules", "text/plain", "CREATE RULE mine ON b EXPECT NORMAL ROW_COUNT()")
                .json()
                .get(0)
                .get("version")
                .intValue())
        .isEqualTo(1);
  }

  private static String status(Client.Answer answer) throws Exception {
    return answer.json().get(0).get("status").textValue();
  }
}
