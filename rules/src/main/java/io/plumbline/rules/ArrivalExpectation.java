package io.plumbline.rules;

import io.plumbline.model.FindingKind;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;

/** {@code EXPECT ARRIVAL ...}: by when a dataset must be there. Grace is part of each deadline. */
public sealed interface ArrivalExpectation extends Expectation {
  /** What is added to each deadline; possibly zero. */
  Duration grace();

  @Override
  default FindingKind kind() {
    return FindingKind.ARRIVAL;
  }

  /** Deadlines that a clock on the wall gives, whatever happened before. */
  sealed interface ByClock extends ArrivalExpectation {
    ZoneId zone();
  }

  /** {@code BY TIME '08:00' TIME ZONE 'Europe/Paris' [ON CALENDAR c] [GRACE i]}: each day. */
  record ByTime(LocalTime time, ZoneId zone, String calendar, Duration grace) implements ByClock {}

  /**
   * {@code BY CRON '0 8 * * MON-FRI' TIME ZONE 'Europe/Paris' [ON CALENDAR c] [GRACE i]}.
   *
   * @param cron five fields as in a crontab, valid
   */
  record ByCron(String cron, ZoneId zone, String calendar, Duration grace) implements ByClock {}

  /** {@code EVERY interval [GRACE i]}: that long after the last arrival. */
  record Every(Duration interval, Duration grace) implements ArrivalExpectation {}

  /**
   * {@code WITHIN interval OF UPSTREAM dataset [GRACE i]}: that long after an arrival of another
   * dataset.
   */
  record Within(Duration interval, NamedTarget upstream, Duration grace)
      implements ArrivalExpectation {}

  /**
   * {@code LEARNED [TIME ZONE 'Europe/Paris'] [ON CALENDAR c] [GRACE i]}: when it usually comes,
   * judged by its own history.
   */
  record Learned(ZoneId zone, String calendar, Duration grace) implements ArrivalExpectation {}
}
