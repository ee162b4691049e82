package io.plumbline.sql;

import io.plumbline.rules.Expectation;
import io.plumbline.sql.expression.Intervals;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import io.plumbline.sql.syntax.ExpectationSyntax;
import io.plumbline.sql.syntax.Word;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;

/** Reads EXPECT ARRIVAL. */
final class Arrivals {
  private Arrivals() {}

  static Optional<Expectation> by(ExpectationSyntax.ArrivalBy syntax, Problems problems) {
    var time = time(syntax.time(), problems);
    var zone = zone(syntax, problems);
    var grace = ExpectationReader.grace(syntax.grace(), problems);
    return time.flatMap(at -> zone.map(in -> new Expectation.ArrivalBy(at, in, grace)));
  }

  static Optional<Expectation> every(ExpectationSyntax.ArrivalEvery syntax, Problems problems) {
    var grace = ExpectationReader.grace(syntax.grace(), problems);
    return Intervals.read(syntax.interval(), problems)
        .map(interval -> new Expectation.ArrivalEvery(interval, grace));
  }

  private static Optional<LocalTime> time(Word word, Problems problems) {
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

  private static Optional<ZoneId> zone(ExpectationSyntax.ArrivalBy syntax, Problems problems) {
    var word = syntax.zone();
    if (word == null) {
      problems.add(
          syntax.time().pos(),
          "the time has no zone",
          "write TIME ZONE 'Europe/Paris' or TIME ZONE 'UTC' after it");
      return Optional.empty();
    }
    try {
      return Optional.of(ZoneId.of(word.text().strip()));
    } catch (DateTimeException unknown) {
      var meant = Suggestions.didYouMean(word.text(), ZoneId.getAvailableZoneIds());
      problems.add(
          word.pos(),
          "unknown time zone '" + word.text() + "'",
          meant.isEmpty() ? "write an IANA zone, such as 'Europe/Paris' or 'UTC'" : meant);
      return Optional.empty();
    }
  }
}
