package io.plumbline.rules.retention;

import static io.plumbline.rules.retention.Retention.NOW;
import static io.plumbline.rules.retention.Retention.aged;
import static io.plumbline.rules.retention.Retention.scan;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RetentionStateTest {
  @Test
  void nothingIsSkippedOnTheWayToDeletion() {
    assertThat(RetentionState.OBSERVED.mayBecome(RetentionState.PLANNED)).isFalse();
    assertThat(RetentionState.ELIGIBLE.mayBecome(RetentionState.DELETED)).isFalse();
    assertThat(RetentionState.PLANNED.mayBecome(RetentionState.APPROVED)).isTrue();
    assertThat(RetentionState.QUARANTINED.mayBecome(RetentionState.VERIFIED)).isFalse();
    assertThat(RetentionState.DELETED.mayBecome(RetentionState.QUARANTINED)).isFalse();
  }

  @Test
  void anythingNotYetGoneMayBeGivenUp() {
    assertThat(Stream.of(RetentionState.values()).filter(s -> !s.mayBecome(RetentionState.ABORTED)))
        .containsExactly(RetentionState.VERIFIED, RetentionState.ABORTED);
  }

  @Test
  void scansCountOnlyWhenComplete() {
    var resource = aged(100);
    var first = Observation.after(null, resource, scan(NOW));
    var partial = new Scan("p", NOW.plusSeconds(60), "lake", Scan.Coverage.PARTIAL);
    var second = Observation.after(first, resource, scan(NOW.plus(Duration.ofDays(1))));

    assertThat(Observation.after(null, resource, partial)).isNull();
    assertThat(Observation.after(first, resource, partial)).isEqualTo(first);
    assertThat(second).isEqualTo(new Observation("v1", NOW, 2));
  }

  @Test
  void changedResourceIsObservedAnew() {
    var resource = aged(100);
    var before = new Observation("v0", NOW.minus(Duration.ofDays(30)), 12);

    assertThat(Observation.after(before, resource, scan(NOW)))
        .isEqualTo(new Observation("v1", NOW, 1));
  }

  @Test
  void policyThatMeansNothingIsRefused() {
    assertThatThrownBy(() -> Retention.policy(90, 0, RetentionAction.DELETE, 0, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Cannot take retention policy keep90: MAX DELETE FRACTION must be above 0 and at"
                + " most 1");
    assertThatThrownBy(() -> Retention.policy(0, 0, RetentionAction.DELETE, 1, 1))
        .hasMessage("Cannot take retention policy keep0: KEEP must be longer than nothing");
  }
}
