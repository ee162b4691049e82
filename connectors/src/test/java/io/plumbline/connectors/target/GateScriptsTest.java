package io.plumbline.connectors.target;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The scripts in {@code gate}, run as schedulers run them against a gate of ours. */
@Timeout(120)
class GateScriptsTest {
  private static final String TOKEN = "correct horse battery staple";
  private static final String DATASET = "postgres://db:5432/dwh.orders";

  @TempDir Path folder;
  private GateDouble gate;

  /** What is run, by whom. */
  enum Script {
    SHELL("sh", "plumbline-gate.sh"),
    PYTHON("python3", "plumbline_gate.py");

    private final String program;
    private final String file;

    Script(String program, String file) {
      this.program = program;
      this.file = file;
    }
  }

  /** Answers verdicts in turn, the last for ever. */
  private static final class GateDouble extends ServerDouble {
    private final Queue<String> verdicts = new ArrayDeque<>();

    private GateDouble() throws IOException {}

    private synchronized void answer(String... all) {
      verdicts.addAll(List.of(all));
    }

    @Override
    protected Response respond(Request request) {
      if (!("Bearer " + TOKEN).equals(request.authorization())) {
        return new Response(401, "");
      }
      var verdict = verdicts.size() > 1 ? verdicts.remove() : verdicts.peek();
      return new Response(
          200, "{\"verdict\":\"%s\",\"reason\":\"rows are missing\"}".formatted(verdict));
    }
  }

  @BeforeEach
  void startGate() throws Exception {
    gate = new GateDouble();
  }

  @AfterEach
  void stopGate() {
    gate.close();
  }

  private int run(Script script, Map<String, String> settings) throws Exception {
    Assumptions.assumeTrue(isThere(script.program), script.program + " is not there");
    Assumptions.assumeTrue(script != Script.SHELL || isThere("curl"), "curl is not there");
    var process =
        new ProcessBuilder(script.program, Path.of("gate", script.file).toString(), DATASET, "a b");
    process.environment().put("PLUMBLINE_URL", gate.uri() + "/");
    process.environment().put("PLUMBLINE_TOKEN", TOKEN);
    process.environment().put("PYTHONDONTWRITEBYTECODE", "1");
    process.environment().put("PAUSE", "0");
    process.environment().put("ATTEMPTS", "2");
    process.environment().putAll(settings);
    process.redirectErrorStream(true).redirectOutput(folder.resolve("out").toFile());
    var started = process.start();
    if (!started.waitFor(60, TimeUnit.SECONDS)) {
      started.destroyForcibly();
    }
    return started.waitFor();
  }

  private static boolean isThere(String program) {
    for (var path : System.getenv("PATH").split(File.pathSeparator, -1)) {
      if (Files.isExecutable(Path.of(path, program))) {
        return true;
      }
    }
    return false;
  }

  private String output() throws Exception {
    return Files.readString(folder.resolve("out"), UTF_8);
  }

  @ParameterizedTest
  @EnumSource
  void gateThatIsHeldIsAskedUntilItOpens(Script script) throws Exception {
    gate.answer("HOLD", "HOLD", "PROCEED");

    assertThat(run(script, Map.of())).as(output()).isZero();

    assertThat(output()).contains("HOLD").doesNotContain(TOKEN);
    assertThat(gate.requests())
        .hasSize(3)
        .allSatisfy(
            request ->
                assertThat(request.path())
                    .isEqualTo("/v1/gates/postgres%3A%2F%2Fdb%3A5432%2Fdwh.orders/a%20b"));
  }

  @ParameterizedTest
  @EnumSource
  void gateThatSaysFailEndsTheTask(Script script) throws Exception {
    gate.answer("FAIL");

    assertThat(run(script, Map.of())).isEqualTo(1);
    assertThat(output()).contains("rows are missing");
  }

  @ParameterizedTest
  @EnumSource
  void waitingHasAnEnd(Script script) throws Exception {
    gate.answer("HOLD");

    assertThat(run(script, Map.of("TIMEOUT", "0", "PAUSE", "1"))).isEqualTo(75);
  }

  @ParameterizedTest
  @EnumSource
  void engineThatIsDownHoldsOrLetsProceedAsOneChooses(Script script) throws Exception {
    gate.close();

    assertThat(run(script, Map.of("ON_DOWN", "proceed"))).as(output()).isZero();
    assertThat(run(script, Map.of("ON_DOWN", "hold", "TIMEOUT", "0", "PAUSE", "1"))).isEqualTo(75);
  }

  @ParameterizedTest
  @EnumSource
  void troubleThatPassesIsNotDown(Script script) throws Exception {
    gate.failNext(1, 503);
    gate.answer("PROCEED");

    assertThat(run(script, Map.of("ON_DOWN", "hold"))).as(output()).isZero();
    assertThat(gate.requests()).hasSize(2);
  }

  @ParameterizedTest
  @EnumSource
  void wrongTokenEndsAtOnce(Script script) throws Exception {
    assertThat(run(script, Map.of("PLUMBLINE_TOKEN", "wrong"))).isEqualTo(2);
    assertThat(gate.requests()).hasSize(1);
  }

  @Test
  void sensorsOfSchedulersArePython() throws Exception {
    Assumptions.assumeTrue(isThere("python3"), "python3 is not there");
    for (var file : List.of("airflow_gate.py", "dagster_gate.py")) {
      var copy = Files.copy(Path.of("gate", file), folder.resolve(file));
      var compiler = new ProcessBuilder("python3", "-m", "py_compile", copy.toString());
      var process = compiler.redirectErrorStream(true).start();
      var told = new String(process.getInputStream().readAllBytes(), UTF_8);
      assertThat(process.waitFor()).as(told).isZero();
    }
  }
}
