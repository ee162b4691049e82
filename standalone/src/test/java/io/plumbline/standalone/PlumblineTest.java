package io.plumbline.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PlumblineTest {
  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();

  @TempDir Path folder;

  @Test
  void helpNamesEveryCommandAndEndsWell() {
    assertThat(execute("--help")).isZero();
    assertThat(out.toString())
        .contains("demo", "up", "rules", "policies", "incidents", "alerts", "decisions", "lineage")
        .contains("Exit codes");
  }

  @Test
  void wrongArgumentsAreBadInput() {
    assertThat(execute()).isEqualTo(2);
    assertThat(execute("up", "--porrt", "1")).isEqualTo(2);
    assertThat(execute("lineage", "x", "--upstream", "--downstream")).isEqualTo(2);
  }

  @Test
  void aCommandWithoutARunningEngineFailsAndSaysHowToStartOne() {
    assertThat(execute("incidents", "--data", folder.toString())).isEqualTo(1);
    assertThat(err.toString()).contains("Cannot find a running engine").contains("./plumbline up");
  }

  @Test
  void policiesAreListedWithAndWithoutSayingSo() {
    var far = new String[] {"--url", "http://127.0.0.1:1", "--token", "t"};
    for (var command : new String[] {"", "list", "targets", "holds"}) {
      var words = new ArrayList<>(List.of("policies"));
      if (!command.isEmpty()) {
        words.add(command);
      }
      words.addAll(List.of(far));
      assertThat(execute(words.toArray(String[]::new))).as(command).isEqualTo(1);
    }
    assertThat(execute("policies", "explain")).isEqualTo(2);
  }

  @Test
  void anEngineThatCannotBeReachedFailsAndIsNamed() {
    assertThat(execute("decisions", "--url", "http://127.0.0.1:1", "--token", "t")).isEqualTo(1);
    assertThat(err.toString()).contains("Cannot reach the engine at http://127.0.0.1:1");
  }

  @Test
  void aConfigurationThatCannotBeUsedIsBadInput() {
    assertThat(execute("up", "--config", folder.resolve("none.yaml").toString())).isEqualTo(2);
    assertThat(err.toString()).contains("Cannot use the configuration");
  }

  private int execute(String... arguments) {
    return Plumbline.commandLine()
        .setOut(new PrintWriter(out, true))
        .setErr(new PrintWriter(err, true))
        .execute(arguments);
  }
}
