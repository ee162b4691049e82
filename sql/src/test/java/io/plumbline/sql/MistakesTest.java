package io.plumbline.sql;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.plumbline.rules.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code mistakes.txt}: a statement with mistakes, then all that is said of it, indented. */
class MistakesTest {
  private static final String INDENT = "    ";

  static List<String> mistakes() {
    try (var in = MistakesTest.class.getResourceAsStream("mistakes.txt")) {
      var mistakes = new ArrayList<String>();
      for (var line : new String(in.readAllBytes(), UTF_8).lines().toList()) {
        if (line.startsWith(INDENT)) {
          int last = mistakes.size() - 1;
          mistakes.set(last, mistakes.get(last) + "\n" + line);
        } else {
          mistakes.add(line);
        }
      }
      return mistakes;
    } catch (IOException e) {
      throw new UncheckedIOException("Cannot read mistakes.txt", e);
    }
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void allThatIsWrongIsSaidWithItsPlaceAndTheWayOut(String mistake) {
    var statement = mistake.lines().findFirst().orElseThrow();
    var said =
        Statements.parse(statement).problems().stream()
            .map(Problem::text)
            .collect(Collectors.joining("\n" + INDENT, statement + "\n" + INDENT, ""));

    assertThat(said).isEqualTo(mistake);
  }
}
