package io.plumbline.sql;

import io.plumbline.model.row.ColumnKind;
import io.plumbline.model.row.RowSchema;
import io.plumbline.sql.expression.Expr;
import io.plumbline.sql.expression.ExpressionReader;
import io.plumbline.sql.expression.MetricCheck;
import io.plumbline.sql.expression.MetricExpression;
import io.plumbline.sql.expression.RowCondition;
import io.plumbline.sql.expression.RowValue;
import io.plumbline.sql.expression.Scope;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import java.util.List;
import java.util.function.Consumer;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;

/** Reads the expressions of a rule and checks them against what is known of its datasets. */
final class RuleExpressions {
  private final String alias;
  private final List<RowSchema> schemas;
  private final Problems problems;

  /**
   * @param alias what the dataset is called before the names of columns; possibly empty
   * @param schemas of the datasets; empty if none is known, then types alone are checked
   */
  RuleExpressions(String alias, List<RowSchema> schemas, Problems problems) {
    this.alias = alias;
    this.schemas = schemas;
    this.problems = problems;
  }

  /**
   * @param where the clause, such as {@code WHERE}
   */
  RowCondition condition(SqlNode node, String where) {
    var condition = new RowCondition(read(Scope.ROW, node));
    check(schema -> condition.check(schema, where, problems));
    return condition;
  }

  RowValue value(SqlNode node) {
    var value = new RowValue(read(Scope.ROW, node));
    check(schema -> value.check(schema, problems));
    return value;
  }

  /**
   * @param where the clause, such as {@code EXPECT}
   */
  MetricExpression metrics(SqlNode node, String where) {
    var condition = new MetricExpression(read(Scope.METRICS, node));
    check(schema -> condition.check(schema, where, problems));
    return condition;
  }

  /** An expression over metrics; of one that is a metric it is checked what it is taken of. */
  Expr metric(SqlNode node) {
    var expr = read(Scope.METRICS, node);
    if (expr instanceof Expr.Metric metric) {
      check(schema -> MetricCheck.check(metric, schema, problems));
    }
    return expr;
  }

  /** The name of a column that is there. */
  String column(SqlIdentifier identifier) {
    var names = identifier.names;
    boolean hasAlias = names.size() > 1 && !alias.isEmpty() && names.get(0).equals(alias);
    var name = String.join(".", hasAlias ? names.subList(1, names.size()) : names);
    for (var schema : schemas) {
      if (schema.position(name) < 0 && !problems.areTooMany()) {
        problems.add(
            identifier.getParserPosition(),
            "unknown column '" + name + "'",
            Suggestions.didYouMeanOneOf(name, schema.names()));
      }
    }
    return name;
  }

  /** The name of a column that holds times: timestamps, dates, milliseconds or ISO texts. */
  String timeColumn(SqlIdentifier identifier) {
    var name = column(identifier);
    for (var schema : schemas) {
      int position = schema.position(name);
      if (position >= 0 && !holdsTimes(schema.kind(position))) {
        problems.add(
            identifier.getParserPosition(),
            "'%s' is %s and holds no times".formatted(name, schema.kind(position)),
            "take a column of timestamps, dates, milliseconds or ISO texts, or ON PROCESSING TIME");
      }
    }
    return name;
  }

  private static boolean holdsTimes(ColumnKind kind) {
    return switch (kind) {
      case TIMESTAMP, DATE, LONG, STRING -> true;
      case BOOLEAN, DOUBLE, DECIMAL, JSON -> false;
    };
  }

  private Expr read(Scope scope, SqlNode node) {
    return new ExpressionReader(scope, alias, problems).read(node);
  }

  private void check(Consumer<RowSchema> check) {
    if (schemas.isEmpty()) {
      check.accept(null);
    }
    schemas.forEach(check);
  }
}
