package io.plumbline.neo4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.neo4j.driver.AuthTokens;
import org.neo4j.driver.Config;
import org.neo4j.driver.GraphDatabase;
import org.neo4j.driver.exceptions.AuthenticationException;

class Neo4jServerIT {
  private static final String PASSWORD = "correct-horse";

  @TempDir Path folder;

  @Test
  void whatWasWrittenBeforeAKillIsThereAfterARestart() throws Exception {
    var home = folder.resolve("db");
    try (var server = ServerProcess.launch(home, PASSWORD)) {
      assertThat(server.firstLine()).matches("READY bolt://127\\.0\\.0\\.1:\\d+");
      query(server.uri(), PASSWORD, "CREATE (:Kept {text: $text})", Map.of("text", "here"));
      server.kill();
    }
    try (var server = ServerProcess.launch(home, PASSWORD)) {
      assertThat(query(server.uri(), PASSWORD, "MATCH (k:Kept) RETURN k.text", Map.of()))
          .isEqualTo("here");
      server.closeStandardInput();
      assertThat(server.exitCode()).isZero();
    }
  }

  @Test
  void neitherTheDefaultNorAnOldPasswordIsAccepted() throws Exception {
    var home = folder.resolve("db");
    var secret = Files.writeString(folder.resolve("secret"), PASSWORD + "\n");
    try (var server = ServerProcess.launch(home, null, "--password-file", secret.toString())) {
      var uri = server.uri();
      assertThatThrownBy(() -> query(uri, "neo4j", "RETURN 'in'", Map.of()))
          .isInstanceOf(AuthenticationException.class);
      assertThat(query(uri, PASSWORD, "RETURN 'in'", Map.of())).isEqualTo("in");
      server.terminate();
      assertThat(server.exitCode()).isEqualTo(143);
    }
    try (var server = ServerProcess.launch(home, "another-horse")) {
      var uri = server.uri();
      assertThatThrownBy(() -> query(uri, PASSWORD, "RETURN 'in'", Map.of()))
          .isInstanceOf(AuthenticationException.class);
      assertThat(query(uri, "another-horse", "RETURN 'in'", Map.of())).isEqualTo("in");
    }
  }

  @Test
  void secondServerOnTheSameHomeSaysWhyItCannotStart() throws Exception {
    var home = folder.resolve("db");
    try (var first = ServerProcess.launch(home, PASSWORD)) {
      assertThat(first.firstLine()).startsWith("READY");
      try (var second = ServerProcess.launch(home, PASSWORD)) {
        assertThat(second.exitCode()).isEqualTo(1);
        assertThat(second.firstLine()).isEmpty();
        assertThat(second.errors())
            .contains("Cannot start Neo4j in " + home)
            .contains("locked by another process")
            .doesNotContain(PASSWORD);
      }
    }
  }

  @Test
  void shortPasswordIsRefusedWithoutRepeatingIt() throws Exception {
    try (var server = ServerProcess.launch(folder.resolve("db"), "brief")) {
      assertThat(server.exitCode()).isEqualTo(1);
      assertThat(server.errors()).contains("at least 8 characters").doesNotContain("brief");
    }
  }

  private static String query(
      String uri, String password, String cypher, Map<String, Object> values) {
    var config =
        Config.builder()
            .withConnectionTimeout(5, TimeUnit.SECONDS)
            .withMaxTransactionRetryTime(Duration.ofSeconds(10).toMillis(), TimeUnit.MILLISECONDS)
            .build();
    try (var driver = GraphDatabase.driver(uri, AuthTokens.basic("neo4j", password), config)) {
      var records = driver.executableQuery(cypher).withParameters(values).execute().records();
      return records.isEmpty() ? null : records.get(0).get(0).asString();
    }
  }
}
