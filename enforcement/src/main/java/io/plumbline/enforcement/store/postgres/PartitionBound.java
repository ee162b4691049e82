package io.plumbline.enforcement.store.postgres;

import io.plumbline.rules.retention.PartitionTimes;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The bound of a partition as the server writes it, such as {@code FOR VALUES FROM ('2026-01-01')
 * TO ('2026-01-02')}.
 *
 * @param keyType of the one column that the table is partitioned by; empty if there are several, or
 *     it is an expression
 */
record PartitionBound(String text, String keyType) {
  private static final String VALUE = "'((?:[^']|'')*)'";
  private static final Pattern RANGE =
      Pattern.compile("FOR VALUES FROM \\(" + VALUE + "\\) TO \\(" + VALUE + "\\)");
  private static final Pattern ONE_VALUE = Pattern.compile("FOR VALUES IN \\(" + VALUE + "\\)");
  private static final String ANY =
      "(?:'(?:[^']|'')*'|-?[0-9]+(?:\\.[0-9]+)?|MINVALUE|MAXVALUE|NULL|true|false)";
  private static final String LIST = "\\(" + ANY + "(?:, " + ANY + ")*\\)";
  private static final Pattern SAFE =
      Pattern.compile(
          "FOR VALUES (?:FROM "
              + LIST
              + " TO "
              + LIST
              + "|IN "
              + LIST
              + "|WITH \\(modulus [0-9]+, remainder [0-9]+\\))");

  /** When the time that the partition may hold is over; empty if that cannot be told. */
  Optional<Instant> end(ZoneId zone) {
    var range = RANGE.matcher(text);
    if (range.matches()) {
      return instant(range.group(2), zone);
    }
    var value = ONE_VALUE.matcher(text);
    return value.matches() ? PartitionTimes.endOf(value.group(1), zone) : Optional.empty();
  }

  /** Whether it is nothing but literals, so that it may stand in a statement again. */
  boolean isSafe() {
    return SAFE.matcher(text).matches();
  }

  private Optional<Instant> instant(String upper, ZoneId zone) {
    try {
      return switch (keyType) {
        case "date" -> Optional.of(LocalDate.parse(upper).atStartOfDay(zone).toInstant());
        case "timestamp without time zone" ->
            Optional.of(LocalDateTime.parse(iso(upper)).atZone(zone).toInstant());
        // The session's zone is UTC.
        case "timestamp with time zone" ->
            Optional.of(OffsetDateTime.parse(iso(upper) + ":00").toInstant());
        default -> Optional.empty();
      };
    } catch (DateTimeException e) {
      // Such as infinity.
      return Optional.empty();
    }
  }

  private static String iso(String text) {
    return text.replace(' ', 'T');
  }
}
