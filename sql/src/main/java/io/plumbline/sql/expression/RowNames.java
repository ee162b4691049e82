package io.plumbline.sql.expression;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.model.row.RowView;
import io.plumbline.rules.Truth;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import java.math.BigDecimal;

/** Columns of rows of one schema; every column is open when the schema is null. */
record RowNames(RowSchema schema) implements Names {
  @Override
  public Operand column(Expr.Column column, Problems problems) {
    if (schema == null) {
      return Operand.open(Type.ANY, column);
    }
    int position = position(schema, column.name());
    if (position < 0) {
      problems.add(
          column.place(),
          "unknown column '" + column.name() + "'",
          problems.areTooMany() ? "" : suggestion(column.name()));
      return Operand.open(Type.ANY, column);
    }
    if (schema.isEmpty(position)) {
      return Operand.constant(Type.NULL, null, column);
    }
    return schema.position(column.name()) < 0
        ? field(position, column)
        : column(position, column).at(position);
  }

  private String suggestion(String name) {
    var nearest = Suggestions.didYouMean(name, schema.names());
    return nearest.isEmpty()
        ? "there are " + String.join(", ", schema.names()) + "; texts are in single quotes"
        : nearest;
  }

  /** Where the column is, or the JSON column that the field is in; -1 if there is neither. */
  static int position(RowSchema schema, String name) {
    int position = schema.position(name);
    int dot = name.lastIndexOf('.');
    while (position < 0 && dot > 0) {
      int parent = schema.position(name.substring(0, dot));
      position = parent >= 0 && schema.kind(parent) == ColumnKind.JSON ? parent : -1;
      dot = name.lastIndexOf('.', dot - 1);
    }
    return position;
  }

  private Operand field(int position, Expr.Column column) {
    var path = column.name().substring(schema.names().get(position).length() + 1);
    var fields = JsonPath.ofFields(path);
    return Operand.string(row -> fields.value(string(row, position)), column);
  }

  private Operand column(int position, Expr.Column column) {
    var type = Type.of(schema.kind(position));
    return switch (type) {
      case BOOLEAN -> Operand.truth(row -> truth(row, position), column);
      case STRING -> Operand.string(row -> string(row, position), column);
      case DECIMAL -> Operand.decimal(row -> decimal(row, position), column);
      case DOUBLE -> Operand.real(new DoubleColumn(position), column);
      default -> Operand.whole(type, new LongColumn(position), column);
    };
  }

  @Override
  public Operand metric(Expr.Metric metric) {
    throw new IllegalArgumentException(
        "Cannot bind " + metric.call().text() + " to a row: it is over all rows");
  }

  @Override
  public Operand past(Expr.Past past) {
    return metric(past.metric());
  }

  @Override
  public Operand time(Expr.Literal literal) {
    return Operand.constant(literal.type(), literal.value(), literal);
  }

  @Override
  public Operand interval(Expr.Literal literal, Problems problems) {
    return Operand.constant(Type.INTERVAL, literal.value(), literal);
  }

  private static Truth truth(RowView row, int position) {
    return row.isNull(position)
        ? Truth.UNKNOWN
        : row.getBoolean(position) ? Truth.TRUE : Truth.FALSE;
  }

  private static String string(RowView row, int position) {
    return row.isNull(position) ? null : row.getString(position);
  }

  private static BigDecimal decimal(RowView row, int position) {
    return row.isNull(position) ? null : row.getDecimal(position);
  }

  private static final class LongColumn extends LongNode {
    private final int position;

    LongColumn(int position) {
      this.position = position;
    }

    @Override
    long eval(RowView row) {
      isNull = row.isNull(position);
      return isNull ? 0 : row.getLong(position);
    }
  }

  private static final class DoubleColumn extends DoubleNode {
    private final int position;

    DoubleColumn(int position) {
      this.position = position;
    }

    @Override
    double eval(RowView row) {
      isNull = row.isNull(position);
      return isNull ? 0 : row.getDouble(position);
    }
  }
}
