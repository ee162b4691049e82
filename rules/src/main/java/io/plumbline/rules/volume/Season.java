package io.plumbline.rules.volume;

import java.nio.ByteBuffer;

/**
 * What a series deviates from its level by, on a log scale, because of the time it is: the shape of
 * the day (apart for days off), the hour of the week, the weekday, the day of the month and its
 * end, holidays. Parts are added; each is a slot of a table that learns at the rate its own
 * uncertainty asks for, so that a slot seen once weighs little and one seen often moves slowly.
 */
final class Season {
  /** How a day may behave. */
  enum Day {
    ORDINARY,
    /** A holiday that keeps the shape of its weekday. */
    HOLIDAY,
    /** A holiday that is like a Sunday. */
    LIKE_SUNDAY,
    /** A holiday on a weekend that does what holidays do to weekdays. */
    LIKE_WEEKDAY_HOLIDAY
  }

  private static final Day[] ORDINARY_DAYS = {Day.ORDINARY};
  private static final Day[] SHAPED_HOLIDAYS = {Day.ORDINARY, Day.HOLIDAY};
  private static final Day[] HOLIDAYS = {Day.ORDINARY, Day.HOLIDAY, Day.LIKE_SUNDAY};
  private static final Day[] WEEKEND_HOLIDAYS = {
    Day.ORDINARY, Day.HOLIDAY, Day.LIKE_WEEKDAY_HOLIDAY
  };
  private static final int HOURS = 24;
  private static final int SUNDAY = 6;
  private static final int WEEK_DAYS = 7;

  /** Parts of a day that are told apart where loads are frequent: five minutes each. */
  static final int MINUTE_SLOTS = 288;

  private static final int MONTH_DAYS = 31;
  private static final int MONTH_END_DAYS = 5;
  private static final double HOLIDAY_DRIFT = 3e-4;

  /** Variance that a slot gains each time that it comes by, as a share of the noise. */
  private static final double DRIFT = 0.002;

  /** A slot is new while it makes this share of the uncertainty. */
  private static final double NEW_SHARE = 0.5;

  private static final double NOVELTY_GAIN = 0.15;
  private static final double LEAST_NOVELTY = 0.02;
  private static final double HOURS_DEVIATION = 0.5;
  private static final double MINUTES_DEVIATION = 0.3;
  private static final double WEEKDAY_DEVIATION = 0.3;
  private static final double WEEK_HOURS_DEVIATION = 0.12;
  private static final double MONTH_DEVIATION = 0.02;
  private static final double MONTH_BEGIN_DEVIATION = 0.05;
  private static final double MONTH_END_DEVIATION = 0.3;

  /** With many loads a day the first of them tell what the day is like. */
  private static final double MONTH_END_HOURS_DEVIATION = 0.1;

  private static final double HOLIDAY_DEVIATION = 0.7;
  private static final double WEEKEND_HOLIDAY_DEVIATION = 0.3;
  private static final int HOLIDAY_ON_WEEKDAY = 0;
  private static final int HOLIDAY_ON_WEEKEND = 1;
  private static final int HOLIDAY_LIKE_SUNDAY = 2;

  private final boolean hasHours;
  private final boolean hasDays;
  private final boolean hasMinutes;

  /** Variance that a slot of a day and of an hour gain with each of their loads. */
  private final double dayDrift;

  private final double hourDrift;
  private final SlotTable shape;
  private final SlotTable weekHours;
  private final SlotTable weekdays;
  private final SlotTable month;
  private float novelty = 1;
  private final SlotTable holidays = new SlotTable(3, HOLIDAY_DEVIATION);

  Season(VolumeSettings settings) {
    hasHours = settings.hasHours();
    hasDays = settings.hasDays();
    hasMinutes = settings.hasMinutes();
    dayDrift = DRIFT / settings.perDay();
    hourDrift = DRIFT / Math.max(1, settings.perDay() / HOURS);
    shape =
        hasMinutes
            ? new SlotTable(2 * MINUTE_SLOTS, MINUTES_DEVIATION)
            : new SlotTable(hasHours ? 2 * HOURS : 0, HOURS_DEVIATION);
    weekHours = new SlotTable(hasHours ? WEEK_DAYS * HOURS : 0, WEEK_HOURS_DEVIATION);
    weekdays = new SlotTable(hasDays ? WEEK_DAYS : 0, WEEKDAY_DEVIATION);
    month = new SlotTable(hasDays ? MONTH_DAYS + MONTH_END_DAYS : 0, MONTH_DEVIATION);
    for (int i = 0; hasDays && i < MONTH_END_DAYS; i++) {
      month.doubt(i, MONTH_BEGIN_DEVIATION * MONTH_BEGIN_DEVIATION);
      double end = hasHours ? MONTH_END_HOURS_DEVIATION : MONTH_END_DEVIATION;
      month.doubt(MONTH_DAYS + i, end * end);
    }
    holidays.doubt(HOLIDAY_ON_WEEKEND, WEEKEND_HOLIDAY_DEVIATION * WEEKEND_HOLIDAY_DEVIATION);
  }

  /** The deviation of time of day, weekday and month. */
  double mean(LocalSlot slot, Day day) {
    double sum = holiday(slot, day);
    int weekday = weekday(slot, day);
    if (hasHours) {
      double next = slot.nextHourWeight();
      int hour = slot.hour();
      sum +=
          (1 - next) * weekHours.mean(weekday * HOURS + hour)
              + next * weekHours.mean(weekday * HOURS + hour + 1);
      int off = off(slot, day);
      sum +=
          hasMinutes
              ? shape.mean(off + slot.partOfDay(MINUTE_SLOTS))
              : (1 - next) * shape.mean(off + hour) + next * shape.mean(off + hour + 1);
    }
    return hasDays ? sum + weekdays.mean(weekday) + monthly(slot) : sum;
  }

  /** The part that the day of the month has in the deviation. */
  double monthly(LocalSlot slot) {
    return hasDays ? month.mean(monthSlot(slot)) : 0;
  }

  /** The part that the holiday has in the deviation; 0 on ordinary days. */
  double holiday(LocalSlot slot, Day day) {
    return day == Day.ORDINARY ? 0 : slot.holidays() * holidays.mean(holidaySlot(slot, day));
  }

  /** How uncertain {@link #mean} is as far as the tables know: what learning goes by. */
  double variance(LocalSlot slot, Day day) {
    return hoursVariance(slot, day) + daysVariance(slot, day);
  }

  /**
   * How uncertain {@link #mean} is, given how much hours that were new have differed so far: in a
   * series that is the same at all hours a new hour is no excuse.
   */
  double uncertainty(LocalSlot slot, Day day) {
    return novelty * hoursVariance(slot, day) + daysVariance(slot, day);
  }

  private double daysVariance(LocalSlot slot, Day day) {
    double count = slot.holidays();
    double sum =
        day == Day.ORDINARY ? 0 : count * count * holidays.variance(holidaySlot(slot, day));
    return hasDays
        ? sum + weekdays.variance(weekday(slot, day)) + month.variance(monthSlot(slot))
        : sum;
  }

  private double hoursVariance(LocalSlot slot, Day day) {
    if (!hasHours) {
      return 0;
    }
    int weekHour = weekday(slot, day) * HOURS + slot.hour();
    double next = slot.nextHourWeight();
    double here = 1 - next;
    double sum =
        here * here * weekHours.variance(weekHour) + next * next * weekHours.variance(weekHour + 1);
    int off = off(slot, day);
    return sum
        + (hasMinutes
            ? shape.variance(off + slot.partOfDay(MINUTE_SLOTS))
            : here * here * shape.variance(off + slot.hour())
                + next * next * shape.variance(off + slot.hour() + 1));
  }

  /**
   * Learns from the value of an ordinary day.
   *
   * @param innovation what came less what level and season forecast
   * @param noise variance of a value whose season is known
   * @param total variance of the innovation
   */
  void learn(LocalSlot slot, double innovation, double noise, double total) {
    double drift = DRIFT * noise;
    double weekHourDrift = hourDrift * noise / 2;
    if (hasHours) {
      if (hoursVariance(slot, Day.ORDINARY) > NEW_SHARE * total) {
        double share = Math.min(1, innovation * innovation / total);
        novelty = (float) Math.max(LEAST_NOVELTY, novelty + NOVELTY_GAIN * (share - novelty));
      }
      double next = slot.nextHourWeight();
      int hour = slot.hour();
      int weekHour = slot.weekday() * HOURS + hour;
      weekHours.learn(weekHour, 1 - next, innovation, total, weekHourDrift);
      weekHours.learn(weekHour + 1, next, innovation, total, weekHourDrift);
      int off = off(slot, Day.ORDINARY);
      if (hasMinutes) {
        shape.learn(off + slot.partOfDay(MINUTE_SLOTS), 1, innovation, total, drift);
      } else {
        shape.learn(off + hour, 1 - next, innovation, total, drift);
        shape.learn(off + hour + 1, next, innovation, total, drift);
      }
    }
    if (hasDays) {
      weekdays.learn(slot.weekday(), 1, innovation, total, dayDrift * noise);
      int slotOfMonth = monthSlot(slot);
      double share = slotOfMonth < MONTH_DAYS ? 0.1 : 0.5;
      month.learn(slotOfMonth, 1, innovation, total, share * dayDrift * noise);
    }
  }

  /** Learns what a holiday is like from a value less its level. */
  void learnHoliday(LocalSlot slot, double deviation, double noise, double perDay) {
    for (var day : new Day[] {Day.HOLIDAY, Day.LIKE_SUNDAY}) {
      int index = holidaySlot(slot, day);
      double total = noise + variance(slot, day);
      double limit = holidays.variance(index) > HOURS_DEVIATION / 25 ? 8 : 3 * Math.sqrt(total);
      double innovation = Math.max(-limit, Math.min(limit, deviation - mean(slot, day)));
      double drift = HOLIDAY_DRIFT * (hasHours ? HOURS / perDay : 1);
      holidays.learn(index, slot.holidays(), innovation, total, drift);
      if (!hasDays) {
        return;
      }
    }
  }

  /** A deviation came back at its time of day or week: learn it anew. */
  void doubt(LocalSlot slot, double deviation) {
    double variance = deviation * deviation / 2;
    var table = hasMinutes ? shape : weekHours;
    int index =
        hasMinutes
            ? off(slot, Day.ORDINARY) + slot.partOfDay(MINUTE_SLOTS)
            : slot.weekday() * HOURS + slot.nearestHour();
    table.doubt(index, Math.max(variance, table.variance(index)));
  }

  /** A holiday was an anomaly: if the next is like it, it is a pattern to learn. */
  void doubtHoliday(LocalSlot slot, double deviation) {
    int index = holidaySlot(slot, Day.HOLIDAY);
    holidays.doubt(index, Math.max(deviation * deviation / 4, holidays.variance(index)));
  }

  /**
   * A new level was adopted. With hundreds of loads a day it may as well be what the weekday is
   * like, and the next day like another: no weekday is sure now.
   */
  void shift() {
    for (int i = 0; hasMinutes && i < WEEK_DAYS; i++) {
      weekdays.doubt(i, Math.max(WEEKDAY_DEVIATION * WEEKDAY_DEVIATION, weekdays.variance(i)));
    }
  }

  /** The ways in which a day may behave. */
  Day[] days(LocalSlot slot) {
    if (!slot.isHoliday()) {
      return ORDINARY_DAYS;
    }
    if (!hasDays) {
      return SHAPED_HOLIDAYS;
    }
    return slot.isWeekend() ? WEEKEND_HOLIDAYS : HOLIDAYS;
  }

  private int off(LocalSlot slot, Day day) {
    int size = hasMinutes ? MINUTE_SLOTS : HOURS;
    return slot.isWeekend() || day == Day.LIKE_SUNDAY ? size : 0;
  }

  private static int weekday(LocalSlot slot, Day day) {
    return day == Day.LIKE_SUNDAY ? SUNDAY : slot.weekday();
  }

  private static int monthSlot(LocalSlot slot) {
    return slot.toMonthEnd() < MONTH_END_DAYS ? MONTH_DAYS + slot.toMonthEnd() : slot.dayOfMonth();
  }

  private int holidaySlot(LocalSlot slot, Day day) {
    if (day == Day.LIKE_SUNDAY) {
      return HOLIDAY_LIKE_SUNDAY;
    }
    boolean onWeekend = hasDays && slot.isWeekend() && day != Day.LIKE_WEEKDAY_HOLIDAY;
    return onWeekend ? HOLIDAY_ON_WEEKEND : HOLIDAY_ON_WEEKDAY;
  }

  private SlotTable[] tables() {
    return new SlotTable[] {shape, weekHours, weekdays, month, holidays};
  }

  int bytes() {
    int sum = Float.BYTES;
    for (var table : tables()) {
      sum += table.bytes();
    }
    return sum;
  }

  void write(ByteBuffer out) {
    out.putFloat(novelty);
    for (var table : tables()) {
      table.write(out);
    }
  }

  void read(ByteBuffer in) {
    novelty = in.getFloat();
    for (var table : tables()) {
      table.read(in);
    }
  }
}
