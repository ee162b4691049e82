package io.plumbline.rules;

import static java.util.Objects.requireNonNull;

import io.plumbline.rules.calendar.Calendar;
import java.time.ZoneId;
import java.time.ZoneOffset;

/**
 * What is normal follows from: whose clock, which holidays, and whether loads replace what was
 * there.
 *
 * @param zone {@code TIME ZONE}; UTC when not said
 * @param calendarName {@code ON CALENDAR}, or null
 * @param calendar the calendar of that name
 * @param isSnapshot {@code SNAPSHOT}: each load is the whole table
 */
public record Basis(ZoneId zone, String calendarName, Calendar calendar, boolean isSnapshot) {
  /** UTC, no holidays, loads that add. */
  public static final Basis DEFAULT = new Basis(ZoneOffset.UTC, null, Calendar.NONE, false);

  public Basis {
    requireNonNull(zone, "zone is null");
    requireNonNull(calendar, "calendar is null");
  }
}
