package io.plumbline.sql.expression;

import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.RowComputation;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.rules.ScalarExpression;
import io.plumbline.sql.problem.Problems;
import java.util.Optional;
import java.util.Set;

/** A value of one row. Equal to every value that means the same. */
public record RowValue(Expr expr) implements ScalarExpression {
  @Override
  public String sql() {
    return ExpressionPrinter.print(expr);
  }

  @Override
  public Set<String> columns() {
    return Leaves.columnNames(expr);
  }

  @Override
  public Optional<String> column() {
    return expr instanceof Expr.Column column ? Optional.of(column.name()) : Optional.empty();
  }

  @Override
  public RowComputation bind(RowSchema schema) {
    var problems = Problems.none();
    var bound = new Binder(new RowNames(schema), problems).bind(expr);
    if (problems.count() > 0) {
      throw new RuleRejectedException(problems.inOrder());
    }
    return bound.position() >= 0
        ? new ColumnCopy(bound.type().kind(), bound.position())
        : computation(bound, schema);
  }

  private RowComputation computation(Operand bound, RowSchema schema) {
    int text = PredicatePlan.onlyTextColumn(expr, schema);
    var cell = Cell.of(bound);
    return text < 0
        ? new ValueByRow(bound.type().kind(), cell)
        : new ValueMemo(bound.type().kind(), text, cell);
  }

  /** Reports wrong types and, unless the schema is null, unknown columns. */
  public void check(RowSchema schema, Problems problems) {
    new Binder(new RowNames(schema), problems).bind(expr);
  }
}
