package io.plumbline.sql.expression;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.RowPredicate;
import java.util.List;

/** Chooses how each part of a bound condition is judged for a batch. */
final class PredicatePlan {
  private final RowSchema schema;

  PredicatePlan(RowSchema schema) {
    this.schema = schema;
  }

  /** The predicate of a condition that is not open. */
  RowPredicate of(Operand condition) {
    int text = onlyTextColumn(condition.source(), schema);
    if (text >= 0) {
      return new TextMemo(text, condition.truths());
    }
    if (condition.loop() != null) {
      return condition.loop();
    }
    var parts = condition.parts().stream().map(this::of).toList();
    if (parts.isEmpty() || parts.stream().allMatch(RowByRow.class::isInstance)) {
      return new RowByRow(condition.truths());
    }
    return switch (((Expr.Apply) condition.source()).operator()) {
      case AND -> Connective.and(parts);
      case OR -> Connective.or(parts);
      default -> new Negation(parts.get(0));
    };
  }

  /** How each part of a condition is judged, in words. */
  List<String> describe(Operand condition) {
    var predicate = of(condition);
    if (predicate instanceof Connective || predicate instanceof Negation) {
      return condition.parts().stream().flatMap(part -> describe(part).stream()).toList();
    }
    var way =
        predicate instanceof TextMemo
            ? "once for each distinct text"
            : predicate instanceof RowByRow ? "row by row" : "in a loop over the column";
    return List.of(ExpressionPrinter.print(condition.source()) + ": " + way);
  }

  /** The one column of texts that an expression reads; -1 if it reads another one, or none. */
  static int onlyTextColumn(Expr expr, RowSchema schema) {
    var positions =
        Leaves.columns(expr).map(name -> RowNames.position(schema, name)).distinct().toList();
    return positions.size() == 1 && isText(schema.kind(positions.get(0))) ? positions.get(0) : -1;
  }

  private static boolean isText(ColumnKind kind) {
    return kind == ColumnKind.STRING || kind == ColumnKind.JSON;
  }
}
