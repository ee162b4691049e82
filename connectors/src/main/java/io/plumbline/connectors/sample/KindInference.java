package io.plumbline.connectors.sample;

import com.fasterxml.jackson.databind.JsonNode;
import io.plumbline.model.row.ColumnKind;

/** The narrowest kind that holds every value of a column; no value at all is a string. */
public final class KindInference {
  private ColumnKind kind;

  /** Takes a value into account; null says nothing. */
  public void see(JsonNode value) {
    if (!value.isNull()) {
      see(kindOf(value));
    }
  }

  /** Takes into account that there is a value of a kind. */
  public void see(ColumnKind value) {
    kind = kind == null ? value : common(kind, value);
  }

  /** The kind of the values so far. */
  public ColumnKind kind() {
    return kind == null ? ColumnKind.STRING : kind;
  }

  /** Whether there was any value. */
  public boolean hasSeen() {
    return kind != null;
  }

  /** The kind of a value that is not null. */
  public static ColumnKind kindOf(JsonNode value) {
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

  /** The narrowest kind that holds values of both. */
  public static ColumnKind common(ColumnKind a, ColumnKind b) {
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
