package io.plumbline.connectors.file.column;

/**
 * The common spellings of dates and times straight from bytes; whoever gets {@link #NONE} asks a
 * parser of all spellings.
 */
public final class TimeParser {
  /** What is no date or time, or one that is spelled in another way. */
  public static final long NONE = Long.MIN_VALUE;

  private static final int DATE_LENGTH = 10;
  private static final int SECONDS_LENGTH = 19;
  private static final long MICROS_PER_DAY = 86_400_000_000L;

  private TimeParser() {}

  /** Days since the epoch of {@code 2026-01-31}. */
  public static long epochDay(byte[] bytes, int from, int to) {
    return to - from == DATE_LENGTH ? date(bytes, from) : NONE;
  }

  private static long date(byte[] bytes, int p) {
    int year = twoDigits(bytes, p) * 100 + twoDigits(bytes, p + 2);
    int month = twoDigits(bytes, p + 5);
    int day = twoDigits(bytes, p + 8);
    boolean spelled = bytes[p + 4] == '-' && bytes[p + 7] == '-';
    if (!spelled || year < 0 || month < 1 || month > 12 || day < 1 || day > days(year, month)) {
      return NONE;
    }
    return epochDay(year, month, day);
  }

  /**
   * Microseconds since the epoch of {@code 2026-01-31T10:00:00}, with a blank for the T, up to nine
   * digits of fraction and a Z if need be; without a zone it is UTC.
   */
  public static long epochMicros(byte[] bytes, int from, int to) {
    if (to - from < SECONDS_LENGTH) {
      return NONE;
    }
    long day = date(bytes, from);
    int hour = twoDigits(bytes, from + 11);
    int minute = twoDigits(bytes, from + 14);
    int second = twoDigits(bytes, from + 17);
    boolean spelled =
        (bytes[from + 10] == 'T' || bytes[from + 10] == ' ')
            && bytes[from + 13] == ':'
            && bytes[from + 16] == ':';
    if (day == NONE || !spelled || !isIn(hour, 23) || !isIn(minute, 59) || !isIn(second, 59)) {
      return NONE;
    }
    int end = bytes[to - 1] == 'Z' ? to - 1 : to;
    long micros = fraction(bytes, from + SECONDS_LENGTH, end);
    if (micros < 0) {
      return NONE;
    }
    return day * MICROS_PER_DAY + ((hour * 60L + minute) * 60 + second) * 1_000_000 + micros;
  }

  /** Microseconds of nothing or a dot and one to nine digits, or -1. */
  private static long fraction(byte[] bytes, int from, int to) {
    if (from == to) {
      return 0;
    }
    int digits = to - from - 1;
    if (bytes[from] != '.' || digits < 1 || digits > 9) {
      return -1;
    }
    long micros = 0;
    for (int i = 1; i <= digits; i++) {
      int digit = bytes[from + i] - '0';
      if (digit < 0 || digit > 9) {
        return -1;
      }
      if (i <= 6) {
        micros = micros * 10 + digit;
      }
    }
    for (int i = digits; i < 6; i++) {
      micros *= 10;
    }
    return micros;
  }

  private static boolean isIn(int value, int most) {
    return value >= 0 && value <= most;
  }

  /** 0 to 99, or less than -1000 if they are no digits. */
  private static int twoDigits(byte[] bytes, int p) {
    int tens = bytes[p] - '0';
    int ones = bytes[p + 1] - '0';
    return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : -100_000;
  }

  private static int days(int year, int month) {
    if (month == 2) {
      return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) ? 29 : 28;
    }
    return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
  }

  /** Days since 1970-01-01 of a date from year 0 on (Hinnant, days_from_civil). */
  private static long epochDay(int year, int month, int day) {
    // A year from March on ends with the leap day; the year 0 is shifted so that none is negative.
    int shifted = (month <= 2 ? year - 1 : year) + 400;
    int era = shifted / 400;
    int yearOfEra = shifted % 400;
    int dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
    int dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear;
    return (era - 1) * 146_097L + dayOfEra - 719_468;
  }
}
