package io.plumbline.sql;

import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import io.plumbline.sql.syntax.Word;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.Optional;

/** Reads time zones. */
final class Zones {
  private Zones() {}

  /** The zone; nothing and a problem if there is none of that name. */
  static Optional<ZoneId> read(Word word, Problems problems) {
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
