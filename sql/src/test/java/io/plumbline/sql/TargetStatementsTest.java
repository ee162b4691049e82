package io.plumbline.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.model.RuleText;
import io.plumbline.rules.Problem;
import io.plumbline.rules.decision.Endpoint;
import io.plumbline.rules.decision.EndpointType;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetStatementsTest {
  private static final String AIRFLOW =
      "CREATE TARGET air TYPE airflow WITH (\n"
          + "  'api' = 'v2',\n"
          + "  'password' = 'env:AIRFLOW_PASSWORD',\n"
          + "  'url' = 'https://airflow.example.org',\n"
          + "  'user' = 'plumbline')";

  @Test
  void targetIsReadAndPrintedAsItIsKept() {
    var text = new RuleText("acme", "target:air", 2, AIRFLOW, false, "ann", 0);

    assertThat(new SqlRuleCompiler().endpoint(text))
        .isEqualTo(
            new Endpoint(
                "acme",
                "air",
                2,
                EndpointType.AIRFLOW,
                Map.of(
                    "url", "https://airflow.example.org",
                    "api", "v2",
                    "user", "plumbline",
                    "password", "env:AIRFLOW_PASSWORD")));
    assertThat(Statements.parse(AIRFLOW).orThrow().get(0).sql()).isEqualTo(AIRFLOW);
  }

  @ParameterizedTest
  @EnumSource(value = EndpointType.class, mode = EnumSource.Mode.EXCLUDE, names = "GATE")
  void eachTypeIsMadeAsItsProblemsSay(EndpointType type) {
    var needed =
        Statements.parse("CREATE TARGET t TYPE " + type.sql()).problems().stream()
            .map(Problem::suggestion)
            .map(write -> write.substring("write WITH (".length(), write.length() - 1))
            .collect(Collectors.joining(", "));
    var text = "CREATE TARGET t TYPE %s WITH (%s)".formatted(type, needed);

    assertThat(Statements.parse(text).problems()).as(text).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "'password' = 'hunter2'",
        "'PASSWORD' = 'env: hunter2'",
        "'password' = 'file:hunter2'",
        "'token' = 'hunter2'",
        "'password' = hunter2",
        "'password' = \"hunter2\"",
        "'password' 'hunter2'",
        "'password' == 'hunter2'",
        "'password' = 'x' hunter2",
        "'password' = 'x', hunter2",
        "'password' = #hunter2",
        "'password' = 'hunter2",
        "'password' = x'hunter2'",
        "'password' = U&'hunter2\\zz'",
        "'pasword' = 'hunter2'",
        "'api' = 'hunter2'",
        "'timeout' = 'hunter2'",
        "'url' = 'hunter2'",
        "'url' = 'https://ann:hunter2@a.example.org'",
        "'url' = 'https://a.example.org?token=hunter2'",
        "'url' = 'https://a.example.org/%%hunter2'",
        "'url' = 'hunter2://a.example.org'",
        "'url' = 'https:/hunter2'"
      })
  void noProblemRepeatsWhatMayBeASecret(String option) {
    for (var head : List.of("CREATE TARGET t", "create /* ; */ or replace target t")) {
      var text = head + " TYPE airflow WITH (" + option + ")";
      var said = Statements.parse(text).problems().stream().map(Problem::text).toList();

      assertThat(said).as(text).isNotEmpty().noneMatch(problem -> problem.contains("hunter2"));
    }
  }

  @Test
  void secretMayStandInAVariableOrAFile() {
    for (var where : List.of("env:P", "env:AIRFLOW_1", "file:/run/secrets/air flow")) {
      var text = AIRFLOW.replace("env:AIRFLOW_PASSWORD", where);
      assertThat(Statements.parse(text).problems()).as(where).isEmpty();
    }
  }

  @Test
  void targetsAreShownDescribedAndDropped() {
    var text = "SHOW TARGETS; SHOW TARGETS LIKE 'a%'; DESCRIBE TARGET t; DROP TARGET IF EXISTS t";
    assertThat(Statements.parse(text).orThrow().stream().map(Statement::sql))
        .containsExactly(
            "SHOW TARGETS",
            "SHOW TARGETS LIKE 'a%'",
            "DESCRIBE TARGET t",
            "DROP TARGET IF EXISTS t");
  }
}
