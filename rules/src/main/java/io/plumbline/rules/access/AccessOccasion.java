package io.plumbline.rules.access;

import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;

/** What someone does with data that a policy of access acts on. */
public sealed interface AccessOccasion extends Serializable {
  /** What stands after {@code WHEN}. */
  String sql();

  /** A user reads a dataset that the user never read before. */
  record FirstAccess() implements AccessOccasion {
    @Override
    public String sql() {
      return "FIRST ACCESS";
    }
  }

  /**
   * Someone reads outside of office hours, which are from {@code from} to {@code to} on weekdays.
   *
   * @param zone where the user is
   */
  record OffHours(LocalTime from, LocalTime to, ZoneId zone) implements AccessOccasion {
    @Override
    public String sql() {
      return "OFF HOURS OUTSIDE '%s' AND '%s' TIME ZONE '%s'".formatted(from, to, zone);
    }

    /** Whether the time, in milliseconds since the epoch, is at a weekend or outside the hours. */
    boolean contains(long atMillis) {
      var local = Instant.ofEpochMilli(atMillis).atZone(zone);
      var time = local.toLocalTime();
      boolean isAfter = !time.isBefore(from);
      boolean isBefore = time.isBefore(to);
      // Hours that go past midnight are those of a night shift.
      boolean isWithin = from.isBefore(to) ? isAfter && isBefore : isAfter || isBefore;
      boolean isWeekend =
          local.getDayOfWeek() == DayOfWeek.SATURDAY || local.getDayOfWeek() == DayOfWeek.SUNDAY;
      return isWeekend || !isWithin;
    }
  }

  /** A user reads far more than usual. */
  record VolumeAboveNormal() implements AccessOccasion {
    @Override
    public String sql() {
      return "VOLUME ABOVE NORMAL";
    }
  }

  /**
   * A user is denied again and again.
   *
   * @param denials how many, at the least
   * @param within how long
   */
  record DeniedBurst(int denials, Duration within) implements AccessOccasion {
    @Override
    public String sql() {
      return "DENIED BURST OF %d WITHIN INTERVAL '%d' SECOND"
          .formatted(denials, within.toSeconds());
    }
  }

  /** What was allowed then would be denied by the policies in force now. */
  record PolicyWouldDeny() implements AccessOccasion {
    @Override
    public String sql() {
      return "POLICY WOULD DENY";
    }
  }

  /** A grant that nobody used. */
  record GrantUnused(Duration during) implements AccessOccasion {
    @Override
    public String sql() {
      return "NO GRANT USED FOR INTERVAL '%d' DAY".formatted(during.toDays());
    }
  }
}
