package io.plumbline.sql.expression;

import io.plumbline.model.row.RowView;
import io.plumbline.rules.Truth;
import io.plumbline.sql.problem.Problems;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.Optional;

/** Binds CAST; a value that does not fit gives NULL, so that {@code IS NULL} can find it. */
final class Casts {
  private static final int LONGEST_NUMBER = 100;
  private static final int MOST_DIGITS = 19;

  private Casts() {}

  static Operand bind(Expr.Cast cast, Operand from, Problems problems) {
    var to = cast.type().type();
    if (!possible(from.type(), to)) {
      problems.add(
          cast.place(),
          "cannot CAST " + Comparisons.describe(from) + " to " + to.sql(),
          "cast it to VARCHAR first");
      return Operand.open(to, cast);
    }
    if (from.isOpen()) {
      return Operand.open(to, cast);
    }
    int precision = cast.type().precision();
    return switch (to) {
      case STRING -> Operand.string(Precision.text(text(from), precision), cast);
      case BOOLEAN -> Operand.truth(truth(from), cast);
      case LONG -> Operand.whole(to, whole(from), cast);
      case DOUBLE ->
          Operand.real(from.type() == Type.STRING ? real(from.strings()) : from.doubles(), cast);
      case DECIMAL ->
          Operand.decimal(
              Precision.decimal(
                  from.type() == Type.STRING ? decimal(from.strings()) : from.decimals(),
                  cast.type()),
              cast);
      case DATE -> Operand.whole(to, date(from), cast);
      default -> Operand.whole(to, Precision.timestamp(timestamp(from), precision), cast);
    };
  }

  private static boolean possible(Type from, Type to) {
    return from == to
        || from.fitsEverywhere()
        || from == Type.STRING
        || to == Type.STRING
        || (from.isNumeric() && to.isNumeric())
        || (from.isTemporal() && to.isTemporal());
  }

  private static StringNode text(Operand from) {
    return switch (from.type()) {
      case LONG -> text(from.longs(), Long::toString);
      case DATE -> text(from.longs(), Temporals::date);
      case TIMESTAMP -> text(from.longs(), Temporals::timestamp);
      case DOUBLE -> {
        var node = from.doubles();
        yield row -> {
          double value = node.eval(row);
          return node.isNull ? null : Double.toString(value);
        };
      }
      case DECIMAL -> {
        var node = from.decimals();
        yield row -> {
          var value = node.eval(row);
          return value == null ? null : value.toString();
        };
      }
      case BOOLEAN -> {
        var node = from.truths();
        yield row -> {
          var truth = node.test(row);
          return truth == Truth.UNKNOWN ? null : truth.name();
        };
      }
      default -> from.strings();
    };
  }

  private static StringNode text(LongNode node, Printer printer) {
    return row -> {
      long value = node.eval(row);
      return node.isNull ? null : printer.print(value);
    };
  }

  private static TruthNode truth(Operand from) {
    if (from.type() != Type.STRING) {
      return from.truths();
    }
    var node = from.strings();
    return row ->
        Optional.ofNullable(node.eval(row))
            .flatMap(Casts::truth)
            .map(truth -> truth ? Truth.TRUE : Truth.FALSE)
            .orElse(Truth.UNKNOWN);
  }

  /** The condition that a text says. */
  static Optional<Boolean> truth(String text) {
    return switch (text.strip().toLowerCase(Locale.ROOT)) {
      case "true" -> Optional.of(true);
      case "false" -> Optional.of(false);
      default -> Optional.empty();
    };
  }

  private static LongNode whole(Operand from) {
    if (from.type() == Type.LONG || from.type() == Type.NULL) {
      return from.longs();
    }
    var decimal = from.type() == Type.STRING ? decimal(from.strings()) : from.decimals();
    return parsed(
        row -> {
          var value = decimal.eval(row);
          if (value == null || value.precision() - (long) value.scale() > MOST_DIGITS) {
            return Optional.empty();
          }
          var rounded = value.setScale(0, RoundingMode.DOWN).toBigInteger();
          return rounded.bitLength() > 63 ? Optional.empty() : Optional.of(rounded.longValue());
        });
  }

  private static DecimalNode decimal(StringNode node) {
    return row -> number(node.eval(row));
  }

  /** The number that a text says; null for null and for what is none. */
  static BigDecimal number(String text) {
    if (text == null || text.length() > LONGEST_NUMBER || !startsNumber(text.strip())) {
      return null;
    }
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException notANumber) {
      return null;
    }
  }

  /** Tells most texts that are none apart without the price of an exception. */
  private static boolean startsNumber(String text) {
    char first = text.isEmpty() ? 'x' : text.charAt(0);
    return (first >= '0' && first <= '9') || first == '-' || first == '+' || first == '.';
  }

  private static DoubleNode real(StringNode node) {
    return Widening.toDouble(decimal(node));
  }

  private static LongNode date(Operand from) {
    if (from.type() == Type.STRING) {
      var node = from.strings();
      return parsed(row -> Optional.ofNullable(node.eval(row)).flatMap(Temporals::date));
    }
    if (from.type() != Type.TIMESTAMP) {
      return from.longs();
    }
    var micros = from.longs();
    return new LongNode() {
      @Override
      long eval(RowView row) {
        long value = micros.eval(row);
        isNull = micros.isNull;
        return Math.floorDiv(value, Temporals.MICROS_PER_DAY);
      }
    };
  }

  private static LongNode timestamp(Operand from) {
    if (from.type() == Type.STRING) {
      var node = from.strings();
      return parsed(row -> Optional.ofNullable(node.eval(row)).flatMap(Temporals::timestamp));
    }
    return from.timestamps();
  }

  private static LongNode parsed(Parser parser) {
    return new LongNode() {
      @Override
      long eval(RowView row) {
        var value = parser.parse(row);
        isNull = value.isEmpty();
        return value.orElse(0L);
      }
    };
  }

  private interface Printer {
    String print(long value);
  }

  private interface Parser {
    Optional<Long> parse(RowView row);
  }
}
