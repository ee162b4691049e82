package io.plumbline.lineage;

import static io.plumbline.model.RunEventType.ABORT;
import static io.plumbline.model.RunEventType.COMPLETE;
import static io.plumbline.model.RunEventType.FAIL;
import static io.plumbline.model.RunEventType.RUNNING;
import static io.plumbline.model.RunEventType.START;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SequencesTest {
  @Test
  void laterEventIsGreaterWhateverItsNumberOfDigits() {
    assertThat(Sequences.latest(10_000, "a")).isGreaterThan(Sequences.latest(9_999, "b"));
    assertThat(Sequences.latest(5, "b")).isGreaterThan(Sequences.latest(5, "a"));
    assertThat(Sequences.latest(5, "a")).isGreaterThan(Sequences.latest(-7, "b"));
  }

  @Test
  void rankBeatsTime() {
    assertThat(Sequences.ranked(1, 5, "a")).isGreaterThan(Sequences.ranked(0, 9, "a"));
  }

  @Test
  void earliestStartIsGreatest() {
    assertThat(Sequences.earliest(1, 5, "a")).isGreaterThan(Sequences.earliest(1, 9, "a"));
    assertThat(Sequences.earliest(1, 9, "a")).isGreaterThan(Sequences.earliest(0, 5, "a"));
  }

  @Test
  void endBeatsALateStart() {
    assertThat(Sequences.state(COMPLETE, 5, "a")).isGreaterThan(Sequences.state(START, 9, "a"));
    assertThat(Sequences.state(RUNNING, 9, "a")).isGreaterThan(Sequences.state(START, 5, "a"));
  }

  @Test
  void laterEndBeatsAnEarlierOneAndOfTwoAtOneTimeTheWorse() {
    assertThat(Sequences.state(COMPLETE, 9, "a")).isGreaterThan(Sequences.state(FAIL, 5, "a"));
    assertThat(Sequences.state(FAIL, 5, "a")).isGreaterThan(Sequences.state(ABORT, 5, "b"));
    assertThat(Sequences.state(ABORT, 5, "a")).isGreaterThan(Sequences.state(COMPLETE, 5, "b"));
  }
}
