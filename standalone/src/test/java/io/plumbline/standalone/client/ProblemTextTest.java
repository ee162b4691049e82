package io.plumbline.standalone.client;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProblemTextTest {
  @Test
  void everyProblemOfATextIsToldWithItsPlaceAndSuggestion() {
    var body =
        """
        {"detail": "Cannot apply the statements", "problems": [
          {"line": 3, "column": 12, "message": "unknown column 'emial'", "suggestion": "did you mean 'email'?"},
          {"line": 5, "column": 1, "message": "no expectation"}]}
        """;

    assertThat(ProblemText.of(422, body.getBytes(UTF_8)).lines())
        .containsExactly(
            "Cannot apply the statements",
            "  line 3, column 12: unknown column 'emial'; did you mean 'email'?",
            "  line 5, column 1: no expectation");
  }

  @Test
  void anAnswerThatIsNoProblemDocumentIsToldByItsStatus() {
    assertThat(ProblemText.of(502, "<html>".getBytes(UTF_8))).isEqualTo("The server answered 502");
    assertThat(ProblemText.of(502, new byte[0])).isEqualTo("The server answered 502");
  }
}
