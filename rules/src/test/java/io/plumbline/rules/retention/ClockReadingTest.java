package io.plumbline.rules.retention;

import static io.plumbline.rules.retention.Retention.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class ClockReadingTest {
  private static final Instant FAR = Instant.parse("2099-01-01T00:00:00Z");

  @Test
  void firstReadingIsBelieved() {
    assertThat(new ClockReading(NOW, null, null).doubt()).isEmpty();
  }

  @Test
  void jumpAheadIsDoubtedUnlessTheStoreAgrees() {
    assertThat(new ClockReading(FAR, NOW, null).doubt())
        .hasValue(
            "the clock says 2099-01-01T00:00:00Z, which is more than 7 days after"
                + " 2026-11-26T00:00:00Z, and nothing confirms it");
    assertThat(new ClockReading(FAR, NOW, NOW).doubt())
        .hasValue("the clock says 2099-01-01T00:00:00Z, and the store's says 2026-11-26T00:00:00Z");
    assertThat(new ClockReading(FAR, NOW, FAR).doubt()).isEmpty();
  }

  @Test
  void firstReadingOfAWrongClockIsDoubtedWhereTheStoreTells() {
    assertThat(new ClockReading(FAR, null, NOW).doubt()).isPresent();
  }

  @Test
  void clockThatGoesBackIsDoubtedAndAnHourOfSkewTowardsTheStoreToo() {
    assertThat(new ClockReading(NOW.minus(Duration.ofHours(1)), NOW, null).doubt()).isPresent();
    assertThat(new ClockReading(NOW.plus(Duration.ofHours(1)), NOW, NOW).doubt()).isPresent();
    assertThat(new ClockReading(NOW.plus(Duration.ofHours(1)), NOW, null).doubt()).isEmpty();
  }
}
