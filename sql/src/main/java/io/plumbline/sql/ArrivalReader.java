package io.plumbline.sql;

import io.plumbline.rules.ArrivalExpectation;
import io.plumbline.rules.Expectation;
import io.plumbline.rules.NamedTarget;
import io.plumbline.rules.arrival.CronTimes;
import io.plumbline.rules.arrival.Deadlines;
import io.plumbline.rules.calendar.Calendar;
import io.plumbline.sql.expression.Intervals;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.ArrivalSyntax;
import io.plumbline.sql.syntax.Word;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** Reads EXPECT ARRIVAL. */
final class ArrivalReader {
  private static final String UTC = "UTC";

  private final Problems problems;

  ArrivalReader(Problems problems) {
    this.problems = problems;
  }

  /** The expectation; nothing and a problem if there is none. */
  Optional<Expectation> read(ArrivalSyntax syntax) {
    var grace = grace(syntax.grace());
    var calendar = syntax.calendar() == null ? "" : syntax.calendar().text();
    if (syntax instanceof ArrivalSyntax.ByClock by) {
      var zone = by.zone() == null ? noZone(by) : Zones.read(by.zone(), problems);
      return by.isCron()
          ? cron(by.due())
              .flatMap(
                  cron ->
                      zone.flatMap(in -> comes(by, ArrivalReader.cron(cron, in, calendar, grace))))
          : time(by.due())
              .flatMap(
                  at -> zone.map(in -> new ArrivalExpectation.ByTime(at, in, calendar, grace)));
    }
    if (syntax instanceof ArrivalSyntax.Every every) {
      return Intervals.read(every.interval(), problems)
          .map(interval -> new ArrivalExpectation.Every(interval, grace));
    }
    if (syntax instanceof ArrivalSyntax.Within within) {
      var upstream = (NamedTarget) TargetReader.read(within.upstream(), problems);
      return Intervals.read(within.interval(), problems)
          .filter(interval -> upstream != null)
          .map(interval -> new ArrivalExpectation.Within(interval, upstream, grace));
    }
    var learned = (ArrivalSyntax.Learned) syntax;
    var zone =
        learned.zone() == null ? Optional.of(ZoneId.of(UTC)) : Zones.read(learned.zone(), problems);
    return zone.map(in -> new ArrivalExpectation.Learned(in, calendar, grace));
  }

  private static ArrivalExpectation.ByCron cron(
      String cron, ZoneId zone, String calendar, Duration grace) {
    return new ArrivalExpectation.ByCron(cron, zone, calendar, grace);
  }

  /** A day that no month has passes for a cron; that it never comes is better said here. */
  private Optional<Expectation> comes(
      ArrivalSyntax.ByClock syntax, ArrivalExpectation.ByCron expectation) {
    if (new Deadlines(expectation, Calendar.NONE).after(0) == 0) {
      problems.add(
          syntax.due().pos(),
          "'" + expectation.cron() + "' never comes",
          "write minute, hour, day of month, month and day of week, such as '0 8 * * MON-FRI'");
      return Optional.empty();
    }
    return Optional.of(expectation);
  }

  private Duration grace(SqlNode node) {
    return node == null ? Duration.ZERO : Intervals.read(node, problems).orElse(Duration.ZERO);
  }

  private Optional<LocalTime> time(Word word) {
    try {
      return Optional.of(LocalTime.parse(word.text().strip()));
    } catch (DateTimeException notATime) {
      problems.add(
          word.pos(),
          "cannot read the time '" + word.text() + "'",
          "write it as 'HH:MM' or 'HH:MM:SS', such as '08:00'");
      return Optional.empty();
    }
  }

  private Optional<String> cron(Word word) {
    var text = word.text().strip().replaceAll("\\s+", " ");
    try {
      CronTimes.of(text);
      return Optional.of(text);
    } catch (IllegalArgumentException notACron) {
      problems.add(
          word.pos(),
          "cannot read the cron '" + word.text() + "'",
          "write minute, hour, day of month, month and day of week, such as '0 8 * * MON-FRI'");
      return Optional.empty();
    }
  }

  private Optional<ZoneId> noZone(ArrivalSyntax.ByClock syntax) {
    problems.add(
        syntax.due().pos(),
        "the time has no zone",
        "write TIME ZONE 'Europe/Paris' or TIME ZONE 'UTC' after it");
    return Optional.empty();
  }
}
