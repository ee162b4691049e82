package io.plumbline.rules.arrival;

import io.plumbline.rules.ArrivalExpectation;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Optional;

/** When something is due on a clock on the wall, without a zone. */
interface LocalTimes {
  /** The first time after this one; nothing if there is none. */
  Optional<LocalDateTime> after(LocalDateTime time);

  /** The last time before this one; nothing if there is none. */
  Optional<LocalDateTime> before(LocalDateTime time);

  /** The times of an expectation. */
  static LocalTimes of(ArrivalExpectation.ByClock expectation) {
    return expectation instanceof ArrivalExpectation.ByTime by
        ? new Daily(by.time())
        : CronTimes.of(((ArrivalExpectation.ByCron) expectation).cron());
  }

  /** Each day at the same time. */
  record Daily(LocalTime due) implements LocalTimes {
    @Override
    public Optional<LocalDateTime> after(LocalDateTime time) {
      var today = time.toLocalDate().atTime(due);
      return Optional.of(today.isAfter(time) ? today : today.plusDays(1));
    }

    @Override
    public Optional<LocalDateTime> before(LocalDateTime time) {
      var today = time.toLocalDate().atTime(due);
      return Optional.of(today.isBefore(time) ? today : today.minusDays(1));
    }
  }
}
