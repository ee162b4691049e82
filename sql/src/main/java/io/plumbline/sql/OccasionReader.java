package io.plumbline.sql;

import io.plumbline.model.FindingKind;
import io.plumbline.model.Severity;
import io.plumbline.rules.access.AccessOccasion;
import io.plumbline.rules.decision.Occasion;
import io.plumbline.sql.expression.Intervals;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.OccasionSyntax;
import io.plumbline.sql.syntax.Word;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.apache.calcite.sql.SqlNode;

/** Reads WHEN of policies; nothing and a problem if it is of another kind or not right. */
final class OccasionReader {
  private static final LocalTime OPENS = LocalTime.of(8, 0);
  private static final LocalTime CLOSES = LocalTime.of(18, 0);
  private static final int MANY_DENIALS = 10;
  private static final int MOST_DENIALS = 10_000;
  private static final Duration SHORTLY = Duration.ofMinutes(5);
  private static final Duration LONGEST_BURST = Duration.ofDays(7);

  private final Problems problems;

  OccasionReader(Problems problems) {
    this.problems = problems;
  }

  Optional<Occasion> scheduling(OccasionSyntax syntax) {
    if (syntax instanceof OccasionSyntax.Incident incident) {
      return incident(incident);
    }
    return switch (syntax.words()) {
      case "COMPLETE AND PASSING" -> Optional.of(new Occasion.CompleteAndPassing());
      case "LATE" -> Optional.of(new Occasion.Late());
      default -> misplaced(syntax, "CREATE ACCESS POLICY");
    };
  }

  Optional<AccessOccasion> access(OccasionSyntax syntax) {
    if (syntax instanceof OccasionSyntax.OffHours off) {
      return offHours(off);
    }
    if (syntax instanceof OccasionSyntax.DeniedBurst burst) {
      return deniedBurst(burst);
    }
    if (syntax instanceof OccasionSyntax.GrantUnused unused) {
      return Intervals.read(unused.during(), problems)
          .flatMap(during -> whole(during, Duration.ofDays(1), "DAY", unused.during()))
          .map(AccessOccasion.GrantUnused::new);
    }
    return switch (syntax.words()) {
      case "FIRST ACCESS" -> Optional.of(new AccessOccasion.FirstAccess());
      case "VOLUME ABOVE NORMAL" -> Optional.of(new AccessOccasion.VolumeAboveNormal());
      case "POLICY WOULD DENY" -> Optional.of(new AccessOccasion.PolicyWouldDeny());
      default -> misplaced(syntax, "CREATE POLICY");
    };
  }

  private <T> Optional<T> misplaced(OccasionSyntax syntax, String where) {
    problems.add(
        syntax.pos(), "WHEN %s is for %s".formatted(syntax.words(), where), "write " + where);
    return Optional.empty();
  }

  private Optional<Occasion> incident(OccasionSyntax.Incident incident) {
    var severity =
        incident.severity() == null
            ? Optional.of(Severity.INFO)
            : Words.choose(Severity.class, "SEVERITY", incident.severity(), problems);
    var kind =
        incident.kind() == null
            ? Optional.<FindingKind>empty()
            : Words.choose(FindingKind.class, "KIND", incident.kind(), problems);
    return severity
        .filter(least -> incident.kind() == null || kind.isPresent())
        .map(least -> new Occasion.IncidentOpens(least, kind.orElse(null)));
  }

  private Optional<AccessOccasion> offHours(OccasionSyntax.OffHours off) {
    var from = off.from() == null ? Optional.of(OPENS) : time(off.from());
    var to = off.to() == null ? Optional.of(CLOSES) : time(off.to());
    Optional<ZoneId> zone =
        off.zone() == null ? Optional.of(ZoneId.of("UTC")) : Zones.read(off.zone(), problems);
    if (from.isEmpty() || to.isEmpty() || zone.isEmpty()) {
      return Optional.empty();
    }
    if (!from.get().isBefore(to.get())) {
      problems.add(
          off.from().pos(),
          "office hours end after they begin",
          "write OUTSIDE '%s' AND '%s'".formatted(OPENS, CLOSES));
      return Optional.empty();
    }
    return Optional.of(new AccessOccasion.OffHours(from.get(), to.get(), zone.get()));
  }

  private Optional<AccessOccasion> deniedBurst(OccasionSyntax.DeniedBurst burst) {
    int denials =
        burst.denials() == null
            ? MANY_DENIALS
            : Counts.read(burst.denials(), "OF n", MOST_DENIALS, problems);
    var within =
        burst.within() == null
            ? Optional.of(SHORTLY)
            : Intervals.read(burst.within(), problems)
                .flatMap(read -> whole(read, Duration.ofSeconds(1), "SECOND", burst.within()));
    if (within.isPresent() && within.get().compareTo(LONGEST_BURST) > 0) {
      problems.add(
          burst.within().getParserPosition(),
          "WITHIN is at most " + LONGEST_BURST.toDays() + " days",
          "write WITHIN INTERVAL '5' MINUTE");
      return Optional.empty();
    }
    return within.map(time -> new AccessOccasion.DeniedBurst(denials, time));
  }

  /** A duration of whole units. */
  private Optional<Duration> whole(Duration read, Duration unit, String name, SqlNode node) {
    if (read.toMillis() % unit.toMillis() == 0) {
      return Optional.of(read);
    }
    problems.add(
        node.getParserPosition(),
        "the interval is no whole number of " + name + "s",
        "write INTERVAL '%d' %s".formatted(Math.max(1, read.dividedBy(unit)), name));
    return Optional.empty();
  }

  private Optional<LocalTime> time(Word word) {
    try {
      return Optional.of(LocalTime.parse(word.text().strip()));
    } catch (DateTimeException e) {
      problems.add(word.pos(), "cannot read the time '" + word.text() + "'", "write '08:00'");
      return Optional.empty();
    }
  }
}
