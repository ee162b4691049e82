package io.plumbline.sql;

import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.sql.expression.Identifiers;
import io.plumbline.sql.expression.Intervals;
import java.time.Duration;

/** Prints what stands after EXPECT ARRIVAL. */
final class ArrivalSql {
  private ArrivalSql() {}

  static String print(ArrivalExpectation expectation) {
    return what(expectation) + grace(expectation.grace());
  }

  private static String what(ArrivalExpectation expectation) {
    if (expectation instanceof ArrivalExpectation.ByTime by) {
      return "BY TIME '%s' TIME ZONE '%s'%s"
          .formatted(by.time(), by.zone(), calendar(by.calendar()));
    }
    if (expectation instanceof ArrivalExpectation.ByCron by) {
      return "BY CRON %s TIME ZONE '%s'%s"
          .formatted(Identifiers.text(by.cron()), by.zone(), calendar(by.calendar()));
    }
    if (expectation instanceof ArrivalExpectation.Every every) {
      return "EVERY " + Intervals.print(every.interval());
    }
    if (expectation instanceof ArrivalExpectation.Within within) {
      return "WITHIN %s OF UPSTREAM %s"
          .formatted(Intervals.print(within.interval()), within.upstream().sql());
    }
    var learned = (ArrivalExpectation.Learned) expectation;
    return "LEARNED TIME ZONE '%s'%s".formatted(learned.zone(), calendar(learned.calendar()));
  }

  private static String calendar(String name) {
    return name.isEmpty() ? "" : " ON CALENDAR " + Identifiers.simple(name);
  }

  private static String grace(Duration grace) {
    return grace.isZero() ? "" : " GRACE " + Intervals.print(grace);
  }
}
