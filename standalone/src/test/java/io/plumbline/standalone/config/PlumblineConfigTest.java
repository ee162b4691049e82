package io.plumbline.standalone.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlumblineConfigTest {
  @TempDir Path folder;

  @Test
  void nothingConfiguredGivesTheDocumentedDefaults() {
    var config = PlumblineConfig.of(Map.of());

    assertThat(config.data()).isEqualTo(Path.of("data"));
    assertThat(config.http().host()).isEqualTo("127.0.0.1");
    assertThat(config.http().port()).isZero();
    assertThat(config.kafka().retention()).isEqualTo(Duration.ofDays(30));
    assertThat(config.graph().user()).isEqualTo("neo4j");
    assertThat(config.graph().heapMegabytes()).isEqualTo(400);
    assertThat(config.jobs().parallelism()).isEqualTo(2);
    assertThat(config.jobs().checkpointInterval()).isEqualTo(Duration.ofSeconds(5));
    assertThat(config.authorization().callers()).isEmpty();
    assertThat(config.authorization().policies()).isNull();
    assertThat(config.authorization().ranger()).isNull();
    assertThat(config.webhook()).isNull();
  }

  @Test
  void aVariableOverridesTheFile() throws IOException {
    var file = file("kafka:\n  port: 19092\njobs:\n  checkpoint-interval: pt2s\n");

    var config = PlumblineConfig.of(file, Map.of("PLUMBLINE_KAFKA_PORT", "29092"));

    assertThat(config.kafka().port()).isEqualTo(29_092);
    assertThat(config.jobs().checkpointInterval()).isEqualTo(Duration.ofSeconds(2));
  }

  @Test
  void aSecretIsReadFromTheFileThatTheSettingNames() throws IOException {
    var token = Files.writeString(folder.resolve("token"), "s3cret\n");

    var config = PlumblineConfig.of(file("http: {token: {file: '%s'}}".formatted(token)), Map.of());

    assertThat(config.http().token().text()).isEqualTo("s3cret");
    assertThat(config.toString()).doesNotContain("s3cret");
  }

  @Test
  void allProblemsAreToldAtOnceWithTheirPath() throws IOException {
    var file =
        file(
            """
            kafka:
              port: 99999
              retention: a month
            jobs:
              paralelism: 3
            http:
              token: {variable: NOT_SET}
            webhook:
              url: ftp://example.com
            """);

    var failure =
        catchThrowableOfType(
            ConfigException.class,
            () -> PlumblineConfig.of(file, Map.of("PLUMBLINE_GRAPH_PORT", "x")));

    assertThat(failure.problems())
        .extracting(ConfigProblem::path)
        .containsExactlyInAnyOrder(
            "http.token.variable",
            "kafka.port",
            "kafka.retention",
            "graph.port (PLUMBLINE_GRAPH_PORT)",
            "webhook.secret",
            "webhook.url",
            "jobs.paralelism");
    assertThat(failure)
        .hasMessageContaining("7 problems")
        .hasMessageContaining("kafka.port: not a whole number from 0 to 65535: 99999");
  }

  @Test
  void tokensStandForPeopleOfTenantsAndGroups() throws IOException {
    var token = Files.writeString(folder.resolve("amy"), "t0ken-of-amy\n");
    var file =
        file(
            """
            authorization:
              poll: PT1S
              tokens:
                amy:
                  groups: analysts, stewards
                  token: {file: '%s'}
                loader:
                  principal: etl@acme
                  tenant: acme
                  token: {variable: ETL_TOKEN}
              ranger:
                url: https://ranger.example.org:6182
            """
                .formatted(token));

    var authorization =
        PlumblineConfig.of(file, Map.of("ETL_TOKEN", "t0ken-of-etl")).authorization();

    assertThat(authorization.callers())
        .containsExactly(
            new Authorization.Caller(
                "amy", "default", Set.of("analysts", "stewards"), new Secret("t0ken-of-amy")),
            new Authorization.Caller("etl@acme", "acme", Set.of(), new Secret("t0ken-of-etl")));
    assertThat(authorization.ranger().service()).isEqualTo("plumbline");
    assertThat(authorization.toString()).doesNotContain("t0ken");
  }

  @Test
  void tokensThatNobodyCanTellApartAndPoliciesWithoutTlsAreProblems() throws IOException {
    var file =
        file(
            """
            http: {token: {variable: OWNER}}
            authorization:
              tokens:
                eve: {token: {variable: OWNER}}
                amy: {token: {variable: T}, group: analysts}
                bob: {token: {variable: T}}
                cid: {tenant: acme}
                "d.e": {token: {variable: T}}
              ranger:
                url: http://ranger.example.org:6080
            """);

    var failure =
        catchThrowableOfType(
            ConfigException.class,
            () -> PlumblineConfig.of(file, Map.of("T", "same", "OWNER", "own")));

    assertThat(failure.problems())
        .extracting(ConfigProblem::path)
        .contains(
            "authorization.tokens.eve.token",
            "authorization.tokens.bob.token",
            "authorization.tokens.cid.token",
            "authorization.tokens.d.e",
            "authorization.tokens.amy.group",
            "authorization.ranger.url");
  }

  @Test
  void aFileThatIsNoYamlIsAProblemAndNotAStackTrace() throws IOException {
    var file = file("kafka: [unclosed");

    assertThatThrownBy(() -> PlumblineConfig.of(file, Map.of()))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("cannot read it");
  }

  @Test
  void theCommandLineOverridesDataAndPort() {
    var config = PlumblineConfig.of(Map.of()).with(Path.of("/other"), 1234);

    assertThat(config.data()).isEqualTo(Path.of("/other"));
    assertThat(config.http().port()).isEqualTo(1234);
  }

  private Path file(String yaml) throws IOException {
    return Files.writeString(folder.resolve("plumbline.yaml"), yaml);
  }
}
