package io.plumbline.sql.expression;

import io.plumbline.sql.expression.Expr.Apply;
import io.plumbline.sql.expression.Expr.Literal;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Canonical SQL: reading what it prints gives an equal expression. */
public final class ExpressionPrinter {
  private static final int PRIMARY = 8;

  private ExpressionPrinter() {}

  public static String print(Expr expr) {
    if (expr instanceof Literal literal) {
      return literal(literal);
    }
    if (expr instanceof Expr.Column column) {
      return Identifiers.path(column.name());
    }
    if (expr instanceof Expr.Metric metric) {
      return metric(metric);
    }
    if (expr instanceof Expr.Past past) {
      return past(past);
    }
    if (expr instanceof Expr.Cast cast) {
      return "CAST(" + print(cast.operand()) + " AS " + cast.type().sql() + ")";
    }
    return apply((Apply) expr);
  }

  private static String metric(Expr.Metric metric) {
    return Stream.concat(
            metric.arguments().stream().map(ExpressionPrinter::print),
            metric.parameters().stream().map(MetricParameters::sql))
        .collect(Collectors.joining(", ", metric.function() + "(", ")"));
  }

  private static String past(Expr.Past past) {
    var metric = metric(past.metric());
    if (past.recall() != Recall.LAST) {
      return past.recall() + "(" + metric + ") OVER LAST " + past.scopes() + " RUNS";
    }
    return past.scopes() == 1
        ? "PREVIOUS(" + metric + ")"
        : "LAST(" + metric + ", " + past.scopes() + ")";
  }

  private static String apply(Apply apply) {
    var operands = apply.operands();
    var sql = apply.operator().sql();
    int level = apply.operator().level();
    return switch (apply.operator().shape()) {
      case LOGICAL ->
          operands.stream()
              .map(operand -> above(operand, level))
              .collect(Collectors.joining(" " + sql + " "));
      case NOT -> negation(apply.operand(0));
      case COMPARISON ->
          above(operands.get(0), level) + " " + sql + " " + above(operands.get(1), level);
      case POSTFIX -> above(operands.get(0), level) + " " + sql;
      case BETWEEN, IN, LIKE -> matching(apply, "");
      case ARITHMETIC ->
          above(operands.get(0), level - 1) + " " + sql + " " + above(operands.get(1), level);
      case CONCAT ->
          operands.stream()
              .map(operand -> above(operand, PRIMARY - 1))
              .collect(Collectors.joining(" || "));
      case PREFIX -> "-" + above(operands.get(0), PRIMARY - 1);
      case CASE -> choice(operands);
      case EXTRACT -> "EXTRACT(" + print(operands.get(0)) + " FROM " + print(operands.get(1)) + ")";
      case POSITION -> "POSITION(" + print(operands.get(0)) + " IN " + print(operands.get(1)) + ")";
      case FUNCTION -> sql + "(" + list(operands) + ")";
    };
  }

  private static String negation(Expr operand) {
    if (operand instanceof Apply apply) {
      switch (apply.operator().shape()) {
        case BETWEEN, IN, LIKE:
          return matching(apply, "NOT ");
        default:
          break;
      }
    }
    return "NOT " + above(operand, Operator.NOT.level());
  }

  private static String matching(Apply apply, String not) {
    var operands = apply.operands();
    int level = apply.operator().level();
    var start = above(operands.get(0), level) + " " + not + apply.operator().sql() + " ";
    return switch (apply.operator().shape()) {
      case BETWEEN ->
          start + above(operands.get(1), level) + " AND " + above(operands.get(2), level);
      case IN -> start + "(" + list(operands.subList(1, operands.size())) + ")";
      default ->
          start
              + above(operands.get(1), PRIMARY - 1)
              + (operands.size() > 2 ? " ESCAPE " + above(operands.get(2), PRIMARY - 1) : "");
    };
  }

  private static String choice(List<Expr> operands) {
    var sql = new StringBuilder("CASE");
    for (int i = 0; i + 1 < operands.size(); i += 2) {
      sql.append(" WHEN ").append(print(operands.get(i)));
      sql.append(" THEN ").append(print(operands.get(i + 1)));
    }
    var otherwise = operands.get(operands.size() - 1);
    if (!(otherwise instanceof Literal literal && literal.type() == Type.NULL)) {
      sql.append(" ELSE ").append(print(otherwise));
    }
    return sql.append(" END").toString();
  }

  private static String list(List<Expr> operands) {
    return operands.stream().map(ExpressionPrinter::print).collect(Collectors.joining(", "));
  }

  /** The operand, in parentheses unless it binds more tightly than the level. */
  private static String above(Expr operand, int level) {
    return level(operand) > level ? print(operand) : "(" + print(operand) + ")";
  }

  private static int level(Expr expr) {
    if (expr instanceof Apply apply) {
      return apply.operator() == Operator.NOT
              && apply.operand(0) instanceof Apply inner
              && isMatching(inner)
          ? inner.operator().level()
          : apply.operator().level();
    }
    boolean isNegative = expr instanceof Literal literal && literal(literal).startsWith("-");
    return isNegative ? Operator.NEGATE.level() : PRIMARY;
  }

  private static boolean isMatching(Apply apply) {
    return switch (apply.operator().shape()) {
      case BETWEEN, IN, LIKE -> true;
      default -> false;
    };
  }

  private static String literal(Literal literal) {
    return switch (literal.type()) {
      case NULL, ANY -> "NULL";
      case BOOLEAN -> (Boolean) literal.value() ? "TRUE" : "FALSE";
      case LONG -> literal.value().toString();
      case DECIMAL -> ((BigDecimal) literal.value()).toPlainString();
      case DOUBLE -> approximate((Double) literal.value());
      case STRING -> Identifiers.text((String) literal.value());
      case DATE -> "DATE " + Identifiers.text(Temporals.date((Long) literal.value()));
      case INTERVAL -> ((Span) literal.value()).sql();
      case UNIT -> literal.value().toString();
      case TIMESTAMP ->
          "TIMESTAMP " + Identifiers.text(Temporals.timestamp((Long) literal.value()));
    };
  }

  private static String approximate(double value) {
    var text = Double.toString(value);
    return text.indexOf('E') < 0 ? text + "E0" : text;
  }
}
