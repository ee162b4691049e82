package io.plumbline.sql.expression;

import io.plumbline.model.row.RowSchema;
import io.plumbline.rules.RowExpression;
import io.plumbline.rules.RowPredicate;
import io.plumbline.rules.RuleRejectedException;
import io.plumbline.sql.problem.Problems;
import java.util.List;
import java.util.Set;

/** A condition over one row. Equal to every condition that means the same. */
public record RowCondition(Expr expr) implements RowExpression {
  @Override
  public String sql() {
    return ExpressionPrinter.print(expr);
  }

  @Override
  public Set<String> columns() {
    return Leaves.columnNames(expr);
  }

  @Override
  public RowPredicate bind(RowSchema schema) {
    return new PredicatePlan(schema).of(bound(schema));
  }

  /**
   * How each part of it is judged for rows of this schema, in words.
   *
   * @throws RuleRejectedException as {@link #bind}
   */
  public List<String> plan(RowSchema schema) {
    return new PredicatePlan(schema).describe(bound(schema));
  }

  private Operand bound(RowSchema schema) {
    var problems = Problems.none();
    var bound = new Binder(new RowNames(schema), problems).condition(expr, "a row predicate");
    if (problems.count() > 0) {
      throw new RuleRejectedException(problems.inOrder());
    }
    return bound;
  }

  /**
   * Reports wrong types and, unless the schema is null, unknown columns.
   *
   * @param where what the condition belongs to, such as {@code WHERE}
   */
  public void check(RowSchema schema, String where, Problems problems) {
    new Binder(new RowNames(schema), problems).condition(expr, where);
  }
}
