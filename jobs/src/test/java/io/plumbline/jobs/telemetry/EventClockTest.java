package io.plumbline.jobs.telemetry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EventClockTest {
  private static final long MINUTE = 60_000;
  private static final long HOUR = 60 * MINUTE;
  private static final long NOON = 1_000 * HOUR;
  private final EventClock clock = new EventClock(10 * MINUTE, MINUTE);

  /** A record taken now, and the input's time with it. */
  private void record(long takenMillis, long inputMillis) {
    clock.inputIsSilent(false);
    clock.read(takenMillis);
    clock.inputReached(inputMillis);
  }

  @Test
  void silentInputHasTheTimeOfTheWall() {
    record(NOON, NOON - 5_000);
    assertThat(clock.at(NOON)).isEqualTo(NOON - 5_000);
    clock.inputIsSilent(true);
    assertThat(clock.at(NOON + HOUR)).isEqualTo(NOON + HOUR);
  }

  @Test
  void logThatIsReadBehindItsEndHasItsOwnTimeHoweverLongThatTakes() {
    record(NOON - 72 * HOUR, NOON - 73 * HOUR);
    assertThat(clock.at(NOON)).isEqualTo(NOON - 73 * HOUR);
    record(NOON - 50 * HOUR, NOON - 51 * HOUR);
    assertThat(clock.at(NOON + HOUR)).isEqualTo(NOON - 51 * HOUR);
    record(NOON + HOUR, NOON + HOUR - 5_000);
    assertThat(clock.at(NOON + HOUR)).isEqualTo(NOON + HOUR - 5_000);
  }

  @Test
  void historyThatIsPostedAfterSilenceHoldsTimeWhileItIsRead() {
    clock.inputIsSilent(true);
    assertThat(clock.at(NOON)).isEqualTo(NOON);
    record(NOON + 1_000, NOON - 6 * HOUR);
    assertThat(clock.at(NOON + 2_000)).isEqualTo(NOON);
    assertThat(clock.at(NOON + 9 * MINUTE)).isEqualTo(NOON);
    clock.inputIsSilent(true);
    assertThat(clock.at(NOON + 9 * MINUTE)).isEqualTo(NOON + 9 * MINUTE);
  }

  @Test
  void producerWhoseClockIsSlowHoldsUpNobodyForLongerThanThePatience() {
    for (long now = NOON; now < NOON + 3 * HOUR; now += MINUTE / 2) {
      record(now, now - HOUR);
      assertThat(clock.at(now)).isEqualTo(now - 10 * MINUTE);
    }
  }

  @Test
  void producerInTheYear2099MovesNobodysTime() {
    record(NOON, NOON + 73 * 8_766 * HOUR);
    assertThat(clock.at(NOON)).isEqualTo(NOON);
    assertThat(clock.at(NOON + MINUTE / 2)).isEqualTo(NOON + MINUTE / 2);
  }

  @Test
  void timeNeverGoesBack() {
    clock.inputIsSilent(true);
    clock.at(NOON);
    record(NOON, NOON - HOUR);
    assertThat(clock.at(NOON - MINUTE)).isEqualTo(NOON);
  }
}
