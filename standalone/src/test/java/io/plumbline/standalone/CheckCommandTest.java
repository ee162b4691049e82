package io.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.Json;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckCommandTest {
  private static final String ORDERS =
      """
      {"id":1,"email":"a@b.fr","amount":10.5,"country":"FR","at":"2026-01-01T10:00:00Z"}
      {"id":2,"email":null,"amount":-3,"country":"DE","at":"2026-01-01T10:00:30Z"}
      {"id":2,"email":"c@d.de","amount":7,"country":"DE","at":"2026-01-01T10:07:30Z"}
      """;

  @TempDir Path folder;
  private StringWriter out;
  private StringWriter err;

  @BeforeEach
  void writeOrders() throws IOException {
    Files.writeString(folder.resolve("orders.ndjson"), ORDERS);
  }

  private int check(String rules, String... more) throws IOException {
    Files.writeString(folder.resolve("rules.sql"), rules);
    var arguments = new ArrayList<String>(List.of("check"));
    arguments.addAll(List.of("--rules", folder.resolve("rules.sql").toString()));
    arguments.addAll(List.of("--data", "dwh.orders=" + folder.resolve("orders.ndjson")));
    arguments.addAll(List.of(more));
    out = new StringWriter();
    err = new StringWriter();
    return Plumbline.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments.toArray(String[]::new));
  }

  private JsonNode json(int exitCode, String rules, String... more) throws IOException {
    var arguments = new ArrayList<String>(List.of(more));
    arguments.addAll(List.of("--format", "json"));
    assertThat(check(rules, arguments.toArray(String[]::new))).as(rules).isEqualTo(exitCode);
    return Json.mapper().readTree(out.toString());
  }

  private static List<String> verdicts(JsonNode result) {
    return StreamSupport.stream(result.get("rules").spliterator(), false)
        .map(rule -> rule.get("rule").asText() + " " + rule.get("verdict").asText())
        .toList();
  }

  @Test
  void aRuleThatHoldsPasses() throws IOException {
    var result =
        json(0, "CREATE RULE few ON dwh.orders EXPECT (ROW_COUNT() = 3 AND MIN(amount) = -3)");
    var rule = result.get("rules").get(0);
    assertThat(rule.get("verdict").asText()).isEqualTo("PASS");
    assertThat(rule.get("dataset").asText()).isEqualTo("dwh.orders");
    assertThat(rule.get("segment").isNull()).isTrue();
    assertThat(rule.get("window").isNull()).isTrue();
    assertThat(rule.get("metrics").get(0).get("expression").asText()).isEqualTo("ROW_COUNT()");
    assertThat(rule.get("metrics").get(0).get("value").asLong()).isEqualTo(3);
    assertThat(rule.get("rows").asLong()).isEqualTo(3);
    assertThat(result.get("problems")).isEmpty();
  }

  @Test
  void aViolatedErrorIsToldByTheExitCodeAndAWarningIsNot() throws IOException {
    var error = "CREATE RULE sign ON dwh.orders EXPECT EACH ROW (amount >= 0)";
    var result = json(1, error + " ON VIOLATION QUARANTINE MASK (id)");
    var rule = result.get("rules").get(0);
    assertThat(rule.get("violations").asLong()).isEqualTo(1);
    assertThat(rule.get("samples").get(0).get("amount").asDouble()).isEqualTo(-3);
    json(0, error + " SEVERITY WARN");
    json(0, error + " MODE SHADOW");
  }

  @Test
  void ofOneFileNobodyKnowsWhatIsNormal() throws IOException {
    var result = json(2, "CREATE RULE usual ON dwh.orders EXPECT NORMAL AVG(amount)");
    assertThat(result.get("problems").get(0).get("message").asText())
        .startsWith("what is normal is learned from many runs, batches or windows");
  }

  @Test
  void everyProblemIsToldWithItsPlaceAndTheOtherRulesAreJudged() throws IOException {
    var result =
        json(
            2,
            """
            CREATE RULE one ON dwh.orders EXPECT (SUM(amoun) > 0);
            CREATE RULE two ON dwh.orders EXPECT (ROW_COUNT() > 0);
            CREATE RULE three ON dwh.customers EXPECT (ROW_COUNT() > 0);
            CREATE RULE four ON dwh.orders EXPECT ROW_COUNT() > 0;
            """);
    assertThat(verdicts(result)).containsExactly("two PASS");
    assertThat(result.get("problems"))
        .extracting(problem -> problem.get("line").asInt())
        .containsExactly(1, 4, 3);
    assertThat(result.get("problems").get(0).get("message").asText())
        .isEqualTo("unknown column 'amoun'; did you mean 'amount'?");
    assertThat(result.get("problems").get(2).get("message").asText())
        .startsWith("no data for dwh.customers");
  }

  @Test
  void segmentsAndWindowsAreJudgedByThemselves() throws IOException {
    var result =
        json(
            1,
            """
            CREATE RULE mail ON dwh.orders SEGMENT BY country EXPECT (COMPLETENESS(email) > 0.9);
            CREATE RULE busy ON dwh.orders
              OVER TUMBLE(INTERVAL '5' MINUTE) ON EVENT TIME "at" EXPECT (ROW_COUNT() >= 2);
            """);
    assertThat(verdicts(result))
        .containsExactly("mail FAIL", "mail PASS", "busy PASS", "busy FAIL");
    assertThat(result.get("rules").get(0).get("segment").asText()).isEqualTo("DE");
    assertThat(result.get("rules").get(3).get("window").asText())
        .isEqualTo("2026-01-01T10:05:00Z/2026-01-01T10:10:00Z");
  }

  @Test
  void declaredTypesComeFromCreateTable() throws IOException {
    var result =
        json(
            0,
            """
            CREATE TABLE dwh.orders (id BIGINT, email STRING, amount DECIMAL(10, 2), country STRING,
              at_time TIMESTAMP(3));
            CREATE RULE exact ON dwh.orders EXPECT (SUM(amount) = 14.5);
            """);
    assertThat(result.get("data").get(0).get("columns"))
        .extracting(JsonNode::asText)
        .contains("amount DECIMAL");
  }

  @Test
  void aLineThatIsNoJsonIsAProblemAndTheOthersCount() throws IOException {
    Files.writeString(folder.resolve("orders.ndjson"), ORDERS + "{\"id\":\n");
    var result = json(2, "CREATE RULE few ON dwh.orders EXPECT (ROW_COUNT() = 3)");
    assertThat(verdicts(result)).containsExactly("few PASS");
    assertThat(result.get("problems").get(0).get("line").asInt()).isEqualTo(4);
  }

  @Test
  void aValueFarBehindThatNeedsAWiderTypeIsNotLost() throws IOException {
    var lines = new StringBuilder("{\"v\":1}\n".repeat(200_000));
    lines.append("{\"v\":1.5}\n");
    Files.writeString(folder.resolve("orders.ndjson"), lines);
    var result =
        json(0, "CREATE RULE sum ON dwh.orders EXPECT (SUM(v) = 200001.5 AND MAX(v) = 1.5)");
    assertThat(verdicts(result)).containsExactly("sum PASS");
  }

  @Test
  void aColumnWithoutValuesIsUnknownAndNotWrong() throws IOException {
    Files.writeString(folder.resolve("orders.ndjson"), "{\"v\":null}\n{\"v\":null}\n");
    var result =
        json(
            0,
            """
            CREATE RULE sum ON dwh.orders EXPECT (SUM(v) > 0);
            CREATE RULE zeros ON dwh.orders EXPECT (ZERO_COUNT(v) = 0);
            CREATE RULE length ON dwh.orders EXPECT (MAX_LENGTH(v) < 3);
            CREATE RULE sign ON dwh.orders EXPECT EACH ROW (v >= 0);
            """);
    assertThat(verdicts(result))
        .containsExactly("sum UNKNOWN", "zeros PASS", "length UNKNOWN", "sign UNKNOWN");
  }

  @Test
  void anEmptyFileIsNoPass() throws IOException {
    Files.writeString(folder.resolve("orders.ndjson"), "");
    var result =
        json(
            1,
            """
            CREATE RULE rows ON dwh.orders EXPECT (ROW_COUNT() > 0);
            CREATE RULE skip ON dwh.orders EXPECT (ROW_COUNT() > 0) ON EMPTY SKIP;
            CREATE RULE pass ON dwh.orders EXPECT (ROW_COUNT() > 0) ON EMPTY PASS;
            """);
    assertThat(verdicts(result)).containsExactly("rows FAIL", "pass PASS");
  }

  @Test
  void theTableFitsATerminalAndShowsViolationsFirst() throws IOException {
    check(
        """
        CREATE RULE good ON dwh.orders EXPECT (ROW_COUNT() > 0);
        CREATE RULE sign ON dwh.orders EXPECT EACH ROW (amount >= 0);
        """);
    var lines = out.toString().lines().toList();
    assertThat(lines.get(0)).startsWith("dwh.orders: 3 rows; id LONG");
    assertThat(lines.get(3)).startsWith("FAIL     ERROR     sign");
    assertThat(lines.get(4)).startsWith("PASS     ERROR     good");
    assertThat(out.toString()).contains("Rows that violate sign:", "1 passed, 1 violated");
  }

  @Test
  void whatIsAskedForMustBeThere() throws IOException {
    assertThat(check("CREATE RULE r ON x EXPECT (ROW_COUNT() > 0)", "--data", "x=none.ndjson"))
        .isEqualTo(2);
    assertThat(err.toString()).contains("none.ndjson").contains("no such file");
    assertThat(check("CREATE RULE r ON x EXPECT (ROW_COUNT() > 0)", "--data", "x")).isEqualTo(2);
    assertThat(err.toString()).contains("write NAME=FILE");
  }

  @Test
  void aProfileTellsOfEveryColumn() {
    out = new StringWriter();
    int exitCode =
        Plumbline.commandLine()
            .setOut(new PrintWriter(out, true))
            .execute("profile", "--data", "o=" + folder.resolve("orders.ndjson"));
    assertThat(exitCode).isZero();
    assertThat(out.toString())
        .contains("email", "COMPLETENESS 0.666667")
        .contains("amount", "MIN -3.0", "MAX 10.5");
  }
}
