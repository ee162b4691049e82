package io.plumbline.sql;

import io.plumbline.rules.ArrivalExpectation;
import java.time.Duration;

/** Says by when a dataset must be there. */
final class ArrivalWords {
  private ArrivalWords() {}

  static String of(ArrivalExpectation expectation) {
    return what(expectation) + grace(expectation.grace());
  }

  private static String what(ArrivalExpectation expectation) {
    if (expectation instanceof ArrivalExpectation.ByTime by) {
      return "it must be complete by %s %s each day%s"
          .formatted(by.time(), by.zone(), calendar(by.calendar()));
    }
    if (expectation instanceof ArrivalExpectation.ByCron by) {
      return "it must be complete by each time of cron '%s' %s%s"
          .formatted(by.cron(), by.zone(), calendar(by.calendar()));
    }
    if (expectation instanceof ArrivalExpectation.Every every) {
      return "it must arrive at least every " + WindowWords.of(every.interval());
    }
    if (expectation instanceof ArrivalExpectation.Within within) {
      return "it must arrive within %s of each arrival of %s"
          .formatted(WindowWords.of(within.interval()), within.upstream().sql());
    }
    var learned = (ArrivalExpectation.Learned) expectation;
    return "it must arrive when it usually does, as learned from its arrivals in %s%s"
        .formatted(learned.zone(), calendar(learned.calendar()));
  }

  private static String calendar(String name) {
    return name.isEmpty() ? "" : " but for the holidays of calendar " + name;
  }

  private static String grace(Duration grace) {
    return grace.isZero() ? "" : ", with a grace of " + WindowWords.of(grace);
  }
}
