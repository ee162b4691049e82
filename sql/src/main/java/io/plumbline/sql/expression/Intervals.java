package io.plumbline.sql.expression;

import io.plumbline.sql.problem.Problems;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.calcite.runtime.CalciteContextException;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserUtil;

/** Reads and prints intervals. */
public final class Intervals {
  private static final Pattern NUMBER = Pattern.compile("\\d{1,9}(\\.\\d{1,3})?");
  private static final Pattern WHOLE = Pattern.compile("\\d{1,9}");
  private static final Duration LONGEST = Duration.ofDays(3660);
  private static final String FIX = "write INTERVAL '15' MINUTE";

  private Intervals() {}

  /**
   * A positive duration of days, hours, minutes or seconds; nothing and a problem if it is none.
   *
   * @param node an interval literal
   */
  public static Optional<Duration> read(SqlNode node, Problems problems) {
    var value = ((SqlIntervalLiteral) node).getValueAs(SqlIntervalLiteral.IntervalValue.class);
    var millis = millis(value);
    if (millis.isEmpty()) {
      reportUnreadable(value, node, problems);
      return Optional.empty();
    }
    var duration = Duration.ofMillis(millis.get() * value.getSign());
    if (duration.isNegative() || duration.isZero() || duration.compareTo(LONGEST) > 0) {
      problems.add(
          node.getParserPosition(),
          "an interval must be longer than nothing and at most " + LONGEST.toDays() + " days",
          FIX);
      return Optional.empty();
    }
    return Optional.of(duration);
  }

  /** Any interval, of months too; nothing and a problem if it is none. */
  static Optional<Span> span(SqlIntervalLiteral literal, Problems problems) {
    var value = literal.getValueAs(SqlIntervalLiteral.IntervalValue.class);
    long unit = unitMonths(value.getIntervalQualifier());
    var text = value.getIntervalLiteral();
    if (unit > 0 && WHOLE.matcher(text).matches()) {
      return Optional.of(new Span(Long.parseLong(text) * unit * value.getSign(), 0));
    }
    var millis = millis(value);
    if (millis.isEmpty()) {
      reportUnreadable(value, literal, problems);
    }
    return millis.map(count -> new Span(0, count * value.getSign()));
  }

  private static void reportUnreadable(
      SqlIntervalLiteral.IntervalValue value, SqlNode node, Problems problems) {
    problems.add(
        node.getParserPosition(),
        "cannot read "
            + value.getIntervalLiteral()
            + " "
            + value.getIntervalQualifier()
            + " as an interval",
        FIX);
  }

  private static Optional<Long> millis(SqlIntervalLiteral.IntervalValue value) {
    var qualifier = value.getIntervalQualifier();
    long unit = unitMillis(qualifier);
    if (unit > 0) {
      // Read here: Calcite takes two digits at most unless a precision is written.
      return NUMBER.matcher(value.getIntervalLiteral()).matches()
          ? Optional.of(
              new BigDecimal(value.getIntervalLiteral())
                  .multiply(BigDecimal.valueOf(unit))
                  .longValue())
          : Optional.empty();
    }
    if (qualifier.isYearMonth()) {
      return Optional.empty();
    }
    try {
      return Optional.of(SqlParserUtil.intervalToMillis(value) * value.getSign());
    } catch (CalciteContextException unreadable) {
      return Optional.empty();
    }
  }

  private static long unitMonths(SqlIntervalQualifier qualifier) {
    return switch (qualifier.timeUnitRange) {
      case YEAR -> 12;
      case QUARTER -> 3;
      case MONTH -> 1;
      default -> 0;
    };
  }

  private static long unitMillis(SqlIntervalQualifier qualifier) {
    return switch (qualifier.timeUnitRange) {
      case WEEK -> Duration.ofDays(7).toMillis();
      case DAY -> Duration.ofDays(1).toMillis();
      case HOUR -> Duration.ofHours(1).toMillis();
      case MINUTE -> Duration.ofMinutes(1).toMillis();
      case SECOND -> Duration.ofSeconds(1).toMillis();
      default -> 0;
    };
  }

  /** {@code INTERVAL '90' MINUTE}: the largest unit that divides it. */
  public static String print(Duration duration) {
    if (duration.isNegative()) {
      return print(duration.negated()).replace("INTERVAL ", "INTERVAL -");
    }
    long millis = duration.toMillis();
    if (millis % 1000 != 0) {
      return "INTERVAL '"
          + BigDecimal.valueOf(millis, 3).stripTrailingZeros().toPlainString()
          + "' SECOND";
    }
    long seconds = millis / 1000;
    if (seconds % 86_400 == 0) {
      return print(seconds / 86_400, "DAY");
    }
    return seconds % 3600 == 0
        ? print(seconds / 3600, "HOUR")
        : seconds % 60 == 0 ? print(seconds / 60, "MINUTE") : print(seconds, "SECOND");
  }

  private static String print(long count, String unit) {
    return "INTERVAL '" + count + "' " + unit;
  }
}
