package io.plumbline.sql.expression;

import java.time.LocalDateTime;
import java.time.temporal.ChronoField;
import java.time.temporal.ChronoUnit;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalField;

/** A part of a date or time, as in {@code EXTRACT} and {@code TIMESTAMPDIFF}. */
enum TimeUnit {
  YEAR(ChronoField.YEAR, ChronoUnit.YEARS),
  QUARTER(IsoFields.QUARTER_OF_YEAR, IsoFields.QUARTER_YEARS),
  MONTH(ChronoField.MONTH_OF_YEAR, ChronoUnit.MONTHS),
  /** The week of ISO 8601. */
  WEEK(IsoFields.WEEK_OF_WEEK_BASED_YEAR, ChronoUnit.WEEKS),
  DAY(ChronoField.DAY_OF_MONTH, ChronoUnit.DAYS),
  HOUR(ChronoField.HOUR_OF_DAY, ChronoUnit.HOURS),
  MINUTE(ChronoField.MINUTE_OF_HOUR, ChronoUnit.MINUTES),
  SECOND(ChronoField.SECOND_OF_MINUTE, ChronoUnit.SECONDS),
  /** Day of the week: 1 for Sunday to 7 for Saturday, as in Calcite. */
  DOW(ChronoField.DAY_OF_WEEK, null),
  /** Day of the year. */
  DOY(ChronoField.DAY_OF_YEAR, null);

  private final TemporalField field;
  private final java.time.temporal.TemporalUnit unit;

  TimeUnit(TemporalField field, java.time.temporal.TemporalUnit unit) {
    this.field = field;
    this.unit = unit;
  }

  /** Whether a difference can be counted in it. */
  boolean isDuration() {
    return unit != null;
  }

  long of(LocalDateTime at) {
    long value = at.getLong(field);
    return this == DOW ? value % 7 + 1 : value;
  }

  /** How many whole ones there are from one time to another; negative if it is before. */
  long between(LocalDateTime from, LocalDateTime to) {
    return unit.between(from, to);
  }
}
