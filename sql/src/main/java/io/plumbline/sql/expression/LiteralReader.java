package io.plumbline.sql.expression;

import io.plumbline.sql.expression.Expr.Literal;
import io.plumbline.sql.problem.Place;
import io.plumbline.sql.problem.Problems;
import java.math.BigDecimal;
import java.util.Optional;
import org.apache.calcite.sql.SqlIntervalLiteral;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNumericLiteral;
import org.apache.calcite.sql.SqlUnknownLiteral;
import org.apache.calcite.sql.type.SqlTypeName;

/** Reads constants. */
final class LiteralReader {
  private static final BigDecimal LEAST = BigDecimal.valueOf(Long.MIN_VALUE);
  private static final BigDecimal GREATEST = BigDecimal.valueOf(Long.MAX_VALUE);

  private LiteralReader() {}

  static Literal read(SqlLiteral literal, Problems problems) {
    var place = problems.place(literal.getParserPosition());
    if (literal instanceof SqlUnknownLiteral temporal) {
      return temporal(temporal, place, problems);
    }
    if (literal instanceof SqlIntervalLiteral interval && interval.getValue() != null) {
      return Intervals.span(interval, problems)
          .map(span -> new Literal(Type.INTERVAL, span, place))
          .orElseGet(() -> new Literal(Type.ANY, null, place));
    }
    if (literal instanceof SqlNumericLiteral number) {
      return number(number, place, problems);
    }
    if (literal.getValue() == null) {
      return new Literal(Type.NULL, null, place);
    }
    if (literal.getTypeName() == SqlTypeName.BOOLEAN) {
      return new Literal(Type.BOOLEAN, literal.booleanValue(), place);
    }
    if (literal.getTypeName() == SqlTypeName.CHAR) {
      return new Literal(Type.STRING, literal.getValueAs(String.class), place);
    }
    problems.add(
        place, "a literal of type " + literal.getTypeName() + " is not supported yet here", "");
    return new Literal(Type.ANY, null, place);
  }

  /** An exact number: LONG if it is one, else DECIMAL. */
  static Literal exact(BigDecimal value, Place place) {
    boolean fits =
        value.scale() <= 0 && value.compareTo(LEAST) >= 0 && value.compareTo(GREATEST) <= 0;
    return fits
        ? new Literal(Type.LONG, value.longValueExact(), place)
        : new Literal(Type.DECIMAL, value, place);
  }

  /** A double; zero has no sign, as in SQL. */
  static Literal approximate(double value, Place place) {
    return new Literal(Type.DOUBLE, value + 0.0, place);
  }

  /** The shortest text of a number, such as {@code 0.9}. */
  static String canonical(Number number) {
    return number instanceof Long
        ? number.toString()
        : new BigDecimal(number.toString()).stripTrailingZeros().toPlainString();
  }

  private static Literal number(SqlNumericLiteral number, Place place, Problems problems) {
    var value = number.bigDecimalValue();
    if (number.getTypeName() != SqlTypeName.DOUBLE) {
      return exact(value, place);
    }
    if (Double.isInfinite(value.doubleValue())) {
      problems.add(place, "the number is too large for DOUBLE", "");
      return new Literal(Type.ANY, null, place);
    }
    return approximate(value.doubleValue(), place);
  }

  private static Literal temporal(SqlUnknownLiteral literal, Place place, Problems problems) {
    var text = literal.getValueAs(String.class);
    var type = literal.tag.equals("DATE") ? Type.DATE : Type.TIMESTAMP;
    Optional<Long> value =
        switch (literal.tag) {
          case "DATE" -> Temporals.date(text);
          case "TIMESTAMP" -> Temporals.timestamp(text);
          default -> Optional.empty();
        };
    if (value.isEmpty()) {
      problems.add(
          place,
          "cannot read " + literal.tag + " '" + text + "'",
          "write DATE '2026-01-31' or TIMESTAMP '2026-01-31 08:00:00'");
      return new Literal(Type.ANY, null, place);
    }
    return new Literal(type, value.get(), place);
  }
}
