package io.plumbline.sql.expression;

import io.plumbline.sql.problem.Problems;
import java.util.Locale;
import java.util.Optional;
import org.apache.calcite.sql.SqlBasicTypeNameSpec;
import org.apache.calcite.sql.SqlDataTypeSpec;
import org.apache.calcite.sql.SqlNode;

/** Reads the type of a CAST. */
final class CastTypes {
  private static final int MOST_DIGITS = 76;
  private static final int MOST_CHARACTERS = 1 << 20;

  private CastTypes() {}

  /** The type; nothing and a problem if it is none that a value can be cast to. */
  static Optional<CastType> read(SqlNode node, Problems problems) {
    var spec = node instanceof SqlDataTypeSpec type ? type.getTypeNameSpec() : null;
    var name = spec == null ? node.toString() : spec.getTypeName().toString();
    var type = type(name.toUpperCase(Locale.ROOT));
    if (type == null) {
      problems.add(
          node.getParserPosition(),
          "cannot CAST to " + name.toUpperCase(Locale.ROOT),
          "it is one of BOOLEAN, BIGINT, DOUBLE, DECIMAL, VARCHAR, DATE, TIMESTAMP");
      return Optional.empty();
    }
    if (!(spec instanceof SqlBasicTypeNameSpec basic)) {
      return Optional.of(CastType.of(type));
    }
    return Optional.of(
        switch (type) {
          case STRING -> text(basic, problems);
          case DECIMAL -> decimal(basic, problems);
          case TIMESTAMP ->
              basic.getPrecision() < 6
                  ? new CastType(type, Math.max(-1, basic.getPrecision()), -1)
                  : CastType.of(type);
          default -> CastType.of(type);
        });
  }

  private static CastType text(SqlBasicTypeNameSpec spec, Problems problems) {
    int length = spec.getPrecision();
    if (length == 0 || length > MOST_CHARACTERS) {
      problems.add(spec.getParserPos(), "a text has 1 to " + MOST_CHARACTERS + " characters", "");
    }
    return new CastType(Type.STRING, Math.max(-1, length), -1);
  }

  private static CastType decimal(SqlBasicTypeNameSpec spec, Problems problems) {
    int digits = Math.max(-1, spec.getPrecision());
    int scale = Math.max(-1, spec.getScale());
    if (digits == 0 || digits > MOST_DIGITS || scale > digits) {
      problems.add(
          spec.getParserPos(),
          "a DECIMAL has 1 to " + MOST_DIGITS + " digits, and no more of them after the point",
          "write DECIMAL(18, 2)");
      return CastType.of(Type.DECIMAL);
    }
    return new CastType(Type.DECIMAL, digits, scale == 0 ? -1 : scale);
  }

  private static Type type(String name) {
    return switch (name) {
      case "BOOLEAN" -> Type.BOOLEAN;
      case "TINYINT", "SMALLINT", "INTEGER", "BIGINT" -> Type.LONG;
      case "FLOAT", "REAL", "DOUBLE" -> Type.DOUBLE;
      case "DECIMAL" -> Type.DECIMAL;
      case "CHAR", "VARCHAR", "STRING" -> Type.STRING;
      case "DATE" -> Type.DATE;
      case "TIMESTAMP", "TIMESTAMP_LTZ", "TIMESTAMP_WITH_LOCAL_TIME_ZONE" -> Type.TIMESTAMP;
      default -> null;
    };
  }
}
