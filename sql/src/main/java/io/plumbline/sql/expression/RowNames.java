package io.plumbline.sql.expression;

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
    int position = schema.position(column.name());
    if (position < 0) {
      problems.add(
          column.place(),
          "unknown column '" + column.name() + "'",
          Suggestions.didYouMeanOneOf(column.name(), schema.names()));
      return Operand.open(Type.ANY, column);
    }
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
  public Operand metric(Expr.Metric metric, Problems problems) {
    throw new IllegalArgumentException(
        "Cannot bind " + metric.call().text() + " to a row: it is over all rows");
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
