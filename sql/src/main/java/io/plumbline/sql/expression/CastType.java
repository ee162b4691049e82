package io.plumbline.sql.expression;

/**
 * The type that a CAST asks for.
 *
 * @param precision length of a text, or digits of a number; -1 if it is not written
 * @param scale digits after the point; -1 if it is not written
 */
public record CastType(Type type, int precision, int scale) {
  /** A type without a length. */
  static CastType of(Type type) {
    return new CastType(type, -1, -1);
  }

  String sql() {
    if (precision < 0) {
      return type.sql();
    }
    return type.sql() + "(" + precision + (scale < 0 ? "" : ", " + scale) + ")";
  }
}
