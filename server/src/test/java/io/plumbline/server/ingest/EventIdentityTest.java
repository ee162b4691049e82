package io.plumbline.server.ingest;

import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.plumbline.server.http.ProblemException;
import io.plumbline.server.ingest.EventIdentity.Kind;
import org.junit.jupiter.api.Test;

class EventIdentityTest {

  private static final String JOB = "\"job\":{\"namespace\":\"n\",\"name\":\"j\"}";

  @Test
  void kindIsToldByContent() {
    assertThat(of("{\"run\":{\"facets\":{},\"runId\":\"r\"}," + JOB + "}").kind())
        .isEqualTo(Kind.RUN);
    assertThat(of("{" + JOB + "}").kind()).isEqualTo(Kind.JOB);
    assertThat(of("{\"run\":null," + JOB + "}").kind()).isEqualTo(Kind.JOB);
    assertThat(of("{\"dataset\":{\"name\":\"d\",\"namespace\":\"n\"}}").kind())
        .isEqualTo(Kind.DATASET);
  }

  @Test
  void keyIsThatOfTheJobSoThatItsRunsKeepTheirOrder() {
    var start = of("{\"eventType\":\"START\",\"run\":{\"runId\":\"r\"}," + JOB + "}");
    var complete = of("{" + JOB + ",\"run\":{\"x\":[{}],\"runId\":\"r\"},\"outputs\":[1]}");

    assertThat(start.key()).isEqualTo(complete.key());
    assertThat(start.key()).isEqualTo(of("{" + JOB + "}").key());
  }

  @Test
  void namesWithinOtherObjectsIdentifyNothing() {
    assertThatThrownBy(() -> of("{\"facets\":{" + JOB + "}}"))
        .isInstanceOf(ProblemException.class)
        .hasMessageStartingWith("Cannot tell what the event is about");
    assertThatThrownBy(() -> of("{\"job\":{\"x\":{\"namespace\":\"n\",\"name\":\"j\"}}}"))
        .isInstanceOf(ProblemException.class);
  }

  @Test
  void byteOrderMarkIsTakenAndOtherEncodingsAreNot() {
    assertThat(of("\uFEFF{" + JOB + "}").kind()).isEqualTo(Kind.JOB);
    assertThatThrownBy(() -> EventIdentity.of(("{" + JOB + "}").getBytes(UTF_16BE)))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("not UTF-8");
  }

  @Test
  void messageTellsTheLineOfAMistake() {
    assertThatThrownBy(() -> of("{\n\"run\": oops}"))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("line 2");
  }

  private static EventIdentity of(String event) {
    return EventIdentity.of(event.getBytes(UTF_8));
  }
}
