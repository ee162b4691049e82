package io.plumbline.connectors.time;

import static java.time.temporal.ChronoField.OFFSET_SECONDS;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.chrono.IsoChronology;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.format.ResolverStyle;
import java.time.temporal.TemporalAccessor;
import java.time.temporal.TemporalQueries;
import java.util.Locale;
import java.util.Optional;

/**
 * ISO 8601 times in every spelling that producers use: none to nine digits of a second's fraction,
 * {@code T} or a blank between date and time, {@code Z}, an offset with or without colon and
 * minutes, a zone in brackets ({@code Z[Europe/London]}), or no zone at all, which means UTC.
 */
public final class IsoTime {
  // Longer texts are no times; the formatter need not see them.
  private static final int MAX_LENGTH = 100;

  private static final DateTimeFormatter FORMAT =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .optionalEnd()
          .optionalStart()
          .appendLiteral(' ')
          .optionalEnd()
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM:ss", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHmm", "+00")
          .optionalEnd()
          .optionalStart()
          .appendLiteral('[')
          .appendZoneRegionId()
          .appendLiteral(']')
          .optionalEnd()
          .toFormatter(Locale.ROOT)
          .withChronology(IsoChronology.INSTANCE)
          // Anything less takes 30 February for 28 February.
          .withResolverStyle(ResolverStyle.STRICT);

  private IsoTime() {}

  /** The instant that a text means, or empty if it is no time with date, hour and minute. */
  public static Optional<Instant> parse(String text) {
    if (text.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    try {
      var parsed = FORMAT.parse(text.strip());
      return Optional.of(instant(LocalDateTime.from(parsed), parsed));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  private static Instant instant(LocalDateTime local, TemporalAccessor parsed) {
    // An offset beside a zone wins: it is what the writer's clock had.
    if (parsed.isSupported(OFFSET_SECONDS)) {
      return local.toInstant(ZoneOffset.ofTotalSeconds(parsed.get(OFFSET_SECONDS)));
    }
    var zone = parsed.query(TemporalQueries.zoneId());
    return zone == null ? local.toInstant(ZoneOffset.UTC) : local.atZone(zone).toInstant();
  }
}
