package io.plumbline.rules.calendar;

import java.time.LocalDate;

/** Which days are not like other days: public holidays, closures. Pure; safe to share. */
@FunctionalInterface
public interface Calendar {
  /** No day is special. */
  Calendar NONE = day -> false;

  /** Whether the day is a holiday. Weekends are none unless the calendar says so. */
  boolean isHoliday(LocalDate day);
}
