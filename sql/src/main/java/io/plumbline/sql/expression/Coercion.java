package io.plumbline.sql.expression;

import io.plumbline.sql.problem.Problems;
import java.util.Optional;

/**
 * A text beside a number, a date or a condition is one, as in Calcite: a constant is read once, the
 * text of a row each time, and what cannot be read is NULL.
 */
final class Coercion {
  private Coercion() {}

  /** The operand as it is compared with another one. */
  static Operand beside(Operand operand, Operand other, Problems problems) {
    var to = other.type();
    boolean converts =
        operand.type() == Type.STRING && (to.isNumeric() || to.isTemporal() || to == Type.BOOLEAN);
    if (!converts) {
      return operand;
    }
    if (operand.constant() instanceof String text) {
      return constant(operand, text, other, problems);
    }
    // A number of any size is exact as a decimal; 7.5 is no LONG, and it is not 7 either.
    var type = to == Type.LONG ? Type.DECIMAL : to;
    var cast = new Expr.Cast(operand.source(), CastType.of(type), operand.source().place());
    return Casts.bind(cast, operand, problems);
  }

  private static Operand constant(Operand operand, String text, Operand other, Problems problems) {
    var to = other.type();
    var place = operand.source().place();
    var value = to.isNumeric() ? number(text, to, operand.source()) : other(text, to);
    if (value.isEmpty()) {
      problems.add(place, "cannot read " + to.sql() + " " + Identifiers.text(text), hint(other));
      return Operand.open(to, operand.source());
    }
    return value.get() instanceof Expr.Literal literal
        ? Operand.constant(literal.type(), literal.value(), operand.source())
        : Operand.constant(to, value.get(), operand.source());
  }

  private static Optional<Object> number(String text, Type to, Expr source) {
    return Optional.ofNullable(Casts.number(text))
        .map(
            number ->
                to == Type.DOUBLE
                    ? LiteralReader.approximate(number.doubleValue(), source.place())
                    : LiteralReader.exact(number, source.place()));
  }

  private static Optional<Object> other(String text, Type to) {
    return switch (to) {
      case DATE -> Temporals.date(text).map(Object.class::cast);
      case TIMESTAMP -> Temporals.timestamp(text).map(Object.class::cast);
      default -> Casts.truth(text).map(Object.class::cast);
    };
  }

  private static String hint(Operand other) {
    if (other.source() instanceof Expr.Metric) {
      return "write a number, or a time as INTERVAL '3' HOUR or DATE '2026-01-31'";
    }
    return other.type().isTemporal()
        ? "write '2026-01-31' or '2026-01-31 08:00:00'"
        : other.type() == Type.BOOLEAN
            ? "write TRUE or FALSE"
            : "write it as a number, such as 12.50";
  }
}
