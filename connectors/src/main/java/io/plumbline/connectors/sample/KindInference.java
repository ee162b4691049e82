package io.plumbline.connectors.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.row.ColumnKind;

/** The narrowest kind that holds every value of a column; no value at all is a string. */
final class KindInference {
  private ColumnKind kind;

  void see(JsonNode value) {
    if (!value.isNull()) {
      kind = kind == null ? kindOf(value) : common(kind, kindOf(value));
    }
  }

  ColumnKind kind() {
    return kind == null ? ColumnKind.STRING : kind;
  }

  private static ColumnKind kindOf(JsonNode value) {
    if (value.isBoolean()) {
      return ColumnKind.BOOLEAN;
    }
    if (value.isIntegralNumber()) {
      return value.canConvertToLong() ? ColumnKind.LONG : ColumnKind.DECIMAL;
    }
    if (value.isNumber()) {
      return ColumnKind.DOUBLE;
    }
    return value.isTextual() ? ColumnKind.STRING : ColumnKind.JSON;
  }

  private static ColumnKind common(ColumnKind a, ColumnKind b) {
    if (a == b) {
      return a;
    }
    if (a == ColumnKind.JSON || b == ColumnKind.JSON) {
      return ColumnKind.JSON;
    }
    if (!isNumber(a) || !isNumber(b)) {
      return ColumnKind.STRING;
    }
    boolean fraction = a == ColumnKind.DOUBLE || b == ColumnKind.DOUBLE;
    return fraction ? ColumnKind.DOUBLE : ColumnKind.DECIMAL;
  }

  private static boolean isNumber(ColumnKind kind) {
    return kind == ColumnKind.LONG || kind == ColumnKind.DOUBLE || kind == ColumnKind.DECIMAL;
  }
}
