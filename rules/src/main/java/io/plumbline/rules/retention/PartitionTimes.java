package io.plumbline.rules.retention;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * When the time that a partition's value names is over, in a given zone. Only forms that mean one
 * thing are read; of any other the age is unknown, and what has an unknown age is kept.
 */
public final class PartitionTimes {
  // Years of four digits: 2026, 2026-11, 2026-11-25, 2026-11-25-13 (or T13, or a blank and 13),
  // the same without dashes, and key=value levels such as year=2026/month=11/day=25/hour=13.
  private static final Pattern PLAIN =
      Pattern.compile("(\\d{4})(?:-(\\d{2})(?:-(\\d{2})(?:[-T ](\\d{2})(?::00){0,2})?)?)?");
  private static final Pattern DENSE = Pattern.compile("(\\d{4})(\\d{2})(?:(\\d{2})(\\d{2})?)?");
  private static final Pattern LEVELS =
      Pattern.compile(
          "(?:year|y)=(\\d{4})(?:/(?:month|m)=(\\d{1,2})"
              + "(?:/(?:day|d)=(\\d{1,2})(?:/(?:hour|h)=(\\d{1,2}))?)?)?");
  private static final int LONGEST = 64;

  private PartitionTimes() {}

  /**
   * The instant at which the named hour, day, month or year ends.
   *
   * @param value as in a catalogue or a path: {@code 2026-11-25}, {@code dt=20261125}, {@code
   *     year=2026/month=11}
   * @param zone whose clock the value is written in
   * @return empty if the value names no time, or not clearly
   */
  public static Optional<Instant> endOf(String value, ZoneId zone) {
    if (value.length() > LONGEST) {
      return Optional.empty();
    }
    var levels = LEVELS.matcher(value);
    if (levels.matches()) {
      return end(levels, zone);
    }
    // One level: key=value, or the value alone.
    var text = value.substring(value.indexOf('=') + 1);
    var plain = PLAIN.matcher(text);
    if (plain.matches()) {
      return end(plain, zone);
    }
    var dense = DENSE.matcher(text);
    return dense.matches() ? end(dense, zone) : Optional.empty();
  }

  private static Optional<Instant> end(Matcher parts, ZoneId zone) {
    try {
      var start =
          LocalDateTime.of(
              number(parts, 1, 0),
              number(parts, 2, 1),
              number(parts, 3, 1),
              number(parts, 4, 0),
              0);
      LocalDateTime end;
      if (parts.group(4) != null) {
        // By instants: an hour is an hour when clocks change.
        return Optional.of(start.atZone(zone).plusHours(1).toInstant());
      } else if (parts.group(3) != null) {
        end = start.plusDays(1);
      } else if (parts.group(2) != null) {
        end = start.plusMonths(1);
      } else {
        end = start.plusYears(1);
      }
      return Optional.of(end.atZone(zone).toInstant());
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static int number(Matcher parts, int group, int otherwise) {
    return parts.group(group) == null ? otherwise : Integer.parseInt(parts.group(group));
  }
}
