package io.plumbline.sql.expression;

import io.plumbline.sql.expression.Expr.Apply;
import io.plumbline.sql.expression.Expr.Literal;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import io.plumbline.sql.syntax.HistoryOperator;
import io.plumbline.udfs.MetricCatalogue;
import java.math.BigDecimal;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.apache.calcite.sql.SqlCall;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlIntervalQualifier;
import org.apache.calcite.sql.SqlKind;
import org.apache.calcite.sql.SqlLiteral;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.SqlNodeList;
import org.apache.calcite.sql.fun.SqlBetweenOperator;
import org.apache.calcite.sql.fun.SqlCase;
import org.apache.calcite.sql.fun.SqlLikeOperator;
import org.apache.calcite.sql.fun.SqlTrimFunction;

/** Reads Calcite's tree into ours; what the rule language does not have becomes a problem. */
public final class ExpressionReader {
  /** Printing, binding and judging take a few stack frames for each level. */
  private static final int DEEPEST = 128;

  private final Scope scope;
  private final String alias;
  private final Problems problems;
  private int depth;

  /**
   * @param alias what the dataset is called before the names of columns; possibly empty
   */
  public ExpressionReader(Scope scope, String alias, Problems problems) {
    this.scope = scope;
    this.alias = alias;
    this.problems = problems;
  }

  /** A reader for a part of what this one reads. */
  ExpressionReader within(Scope inner) {
    var reader = new ExpressionReader(inner, alias, problems);
    reader.depth = depth;
    return reader;
  }

  Scope scope() {
    return scope;
  }

  Problems problems() {
    return problems;
  }

  /** The expression; parts that have a problem read as a literal of type ANY. */
  public Expr read(SqlNode node) {
    if (depth >= DEEPEST) {
      return reject(
          node, "nested more than " + DEEPEST + " deep", "make two rules of it, or use IN");
    }
    depth++;
    try {
      return readAny(node);
    } finally {
      depth--;
    }
  }

  private Expr readAny(SqlNode node) {
    if (node instanceof SqlLiteral literal) {
      return LiteralReader.read(literal, problems);
    }
    if (node instanceof SqlIntervalQualifier unit) {
      return unit(unit);
    }
    if (node instanceof SqlIdentifier identifier) {
      return column(identifier);
    }
    if (node instanceof SqlCase choice) {
      return choice(choice);
    }
    if (node instanceof SqlCall call) {
      return call(call);
    }
    return reject(node, "a list is not a value", "write IN before it, or take the parentheses off");
  }

  private Expr column(SqlIdentifier identifier) {
    if (identifier.isStar()) {
      return reject(identifier, "'*' is not a value", "name a column");
    }
    var name = String.join(".", withoutAlias(identifier.names));
    if (!identifier.isComponentQuoted(0) && UnknownFunctions.needNoParentheses(name)) {
      // CURRENT_DATE and the like: functions without parentheses, which Calcite reads as names.
      return UnknownFunctions.reject(this, identifier, name);
    }
    if (scope == Scope.METRICS) {
      return reject(
          identifier,
          "column '" + name + "' is outside a metric",
          MetricCatalogue.find(name.toUpperCase(Locale.ROOT))
              .map(function -> "write " + Usage.example(function))
              .orElseGet(
                  () ->
                      "take a metric of it, such as MIN("
                          + Identifiers.path(name)
                          + "), or write EACH ROW"));
    }
    return new Expr.Column(name, problems.place(identifier.getParserPosition()));
  }

  private List<String> withoutAlias(List<String> names) {
    boolean hasAlias = names.size() > 1 && !alias.isEmpty() && names.get(0).equals(alias);
    return hasAlias ? names.subList(1, names.size()) : names;
  }

  private Expr unit(SqlIntervalQualifier qualifier) {
    var word = qualifier.timeFrameName == null ? qualifier.toString() : qualifier.timeFrameName;
    var names = Arrays.stream(TimeUnit.values()).map(Enum::name).toList();
    var name = word.toUpperCase(Locale.ROOT);
    return names.contains(name)
        ? new Literal(
            Type.UNIT, TimeUnit.valueOf(name), problems.place(qualifier.getParserPosition()))
        : reject(
            qualifier,
            "unknown part of a time '" + word + "'",
            Suggestions.didYouMeanOneOf(word, names));
  }

  private Expr call(SqlCall call) {
    if (call.getOperator().equals(HistoryOperator.OVER_LAST)) {
      return new HistoryReader(this).over(call);
    }
    return switch (call.getKind()) {
      case OR -> chain(Operator.OR, call);
      case AND -> chain(Operator.AND, call);
      case NOT -> apply(Operator.NOT, call);
      case EQUALS -> apply(Operator.EQUAL, call);
      case NOT_EQUALS -> apply(Operator.NOT_EQUAL, call);
      case LESS_THAN -> apply(Operator.LESS, call);
      case LESS_THAN_OR_EQUAL -> apply(Operator.LESS_OR_EQUAL, call);
      case GREATER_THAN -> apply(Operator.GREATER, call);
      case GREATER_THAN_OR_EQUAL -> apply(Operator.GREATER_OR_EQUAL, call);
      case IS_NULL, IS_UNKNOWN -> apply(Operator.IS_NULL, call);
      case IS_NOT_NULL -> apply(Operator.IS_NOT_NULL, call);
      case IS_TRUE -> apply(Operator.IS_TRUE, call);
      case IS_NOT_TRUE -> apply(Operator.IS_NOT_TRUE, call);
      case IS_FALSE -> apply(Operator.IS_FALSE, call);
      case IS_NOT_FALSE -> apply(Operator.IS_NOT_FALSE, call);
      case PLUS -> apply(Operator.PLUS, call);
      case MINUS -> apply(Operator.MINUS, call);
      case TIMES -> apply(Operator.TIMES, call);
      case DIVIDE -> apply(Operator.DIVIDE, call);
      case MOD -> apply(Operator.MOD, call);
      case PLUS_PREFIX -> read(call.operand(0));
      case MINUS_PREFIX -> negative(call);
      case IS_DISTINCT_FROM -> apply(Operator.DISTINCT, call);
      case IS_NOT_DISTINCT_FROM -> apply(Operator.NOT_DISTINCT, call);
      case BETWEEN -> between(call);
      case IN, NOT_IN -> in(call);
      case LIKE, RLIKE -> like(call);
      case SIMILAR ->
          reject(call, "SIMILAR TO is not supported", "write LIKE, or REGEXP_LIKE(text, '...')");
      case CAST, SAFE_CAST -> cast(call);
      case TRIM -> trim(call);
      default -> named(call);
    };
  }

  private Expr apply(Operator operator, SqlCall call) {
    return apply(operator, call, call.getOperandList());
  }

  private Expr apply(Operator operator, SqlNode at, List<SqlNode> operands) {
    var read = new ArrayList<Expr>(operands.size());
    for (var operand : operands) {
      read.add(read(operand));
    }
    return new Apply(operator, read, problems.place(at.getParserPosition()));
  }

  // Without recursion: a chain of a hundred conditions is as deep as it is long.
  private Expr chain(Operator operator, SqlCall call) {
    var links = new ArrayList<Expr>();
    var pending = new ArrayDeque<SqlNode>();
    pending.push(call);
    while (!pending.isEmpty()) {
      var next = pending.pop();
      if (next.getKind() == call.getKind()) {
        var operands = ((SqlCall) next).getOperandList();
        pending.push(operands.get(1));
        pending.push(operands.get(0));
      } else {
        links.add(read(next));
      }
    }
    return new Apply(operator, links, problems.place(call.getParserPosition()));
  }

  private Expr negative(SqlCall call) {
    var operand = read(call.operand(0));
    var place = problems.place(call.getParserPosition());
    if (operand instanceof Literal literal && literal.value() instanceof Number number) {
      return number instanceof Double approximate
          ? LiteralReader.approximate(-approximate, place)
          : LiteralReader.exact(new BigDecimal(number.toString()).negate(), place);
    }
    return new Apply(Operator.NEGATE, List.of(operand), place);
  }

  private Expr between(SqlCall call) {
    var operator = (SqlBetweenOperator) call.getOperator();
    boolean symmetric = operator.flag == SqlBetweenOperator.Flag.SYMMETRIC;
    return negatedIf(
        operator.isNegated(),
        apply(symmetric ? Operator.BETWEEN_SYMMETRIC : Operator.BETWEEN, call));
  }

  private Expr in(SqlCall call) {
    if (!(call.operand(1) instanceof SqlNodeList list)) {
      return subquery(call);
    }
    var operands = new ArrayList<SqlNode>();
    operands.add(call.operand(0));
    operands.addAll(list);
    return negatedIf(call.getKind() == SqlKind.NOT_IN, apply(Operator.IN, call, operands));
  }

  private Expr like(SqlCall call) {
    var operator = (SqlLikeOperator) call.getOperator();
    var matching =
        call.getKind() == SqlKind.RLIKE
            ? Operator.REGEXP_LIKE
            : operator.getName().endsWith("ILIKE") ? Operator.ILIKE : Operator.LIKE;
    return negatedIf(operator.isNegated(), apply(matching, call));
  }

  private Expr negatedIf(boolean negated, Expr expr) {
    return negated ? new Apply(Operator.NOT, List.of(expr), expr.place()) : expr;
  }

  private Expr choice(SqlCase choice) {
    var operands = new ArrayList<SqlNode>();
    for (int i = 0; i < choice.getWhenOperands().size(); i++) {
      operands.add(choice.getWhenOperands().get(i));
      operands.add(choice.getThenOperands().get(i));
    }
    operands.add(choice.getElseOperand());
    return apply(Operator.CASE, choice, operands);
  }

  private Expr cast(SqlCall call) {
    var operand = read(call.operand(0));
    return CastTypes.read(call.operand(1), problems)
        .<Expr>map(type -> new Expr.Cast(operand, type, problems.place(call.getParserPosition())))
        .orElseGet(() -> unknown(call));
  }

  private Expr trim(SqlCall call) {
    var both = ((SqlLiteral) call.operand(0)).getValue() == SqlTrimFunction.Flag.BOTH;
    var blank = call.operand(1) instanceof SqlLiteral text && " ".equals(text.toValue());
    return both && blank
        ? apply(Operator.TRIM, call, List.of(call.operand(2)))
        : reject(call, "only TRIM(text) is supported yet", "it takes the blanks off both ends");
  }

  private Expr named(SqlCall call) {
    if (call.isA(SqlKind.QUERY) || call.getKind() == SqlKind.EXISTS) {
      return subquery(call);
    }
    var name = call.getOperator().getName();
    if (name.equals("||")) {
      return apply(Operator.CONCAT, call);
    }
    var part = Operator.partOfTime(name);
    if (part != null && call.operandCount() == 1) {
      var place = problems.place(call.getParserPosition());
      var unit = new Literal(Type.UNIT, part, place);
      return new Apply(Operator.EXTRACT, List.of(unit, read(call.operand(0))), place);
    }
    var operator = Operator.function(name);
    if (operator == null) {
      return new MetricReader(this).read(call, name);
    }
    if (call.getFunctionQuantifier() != null) {
      return reject(
          call, call.getFunctionQuantifier() + " is not supported in " + name, "take it out");
    }
    if (!operator.takes(call.operandCount())) {
      return reject(
          call,
          name + " takes " + operator.arity() + ", not " + call.operandCount(),
          operator == Operator.FLOOR || operator == Operator.CEIL
              ? "to cut a time write CAST(... AS DATE), or EXTRACT(HOUR FROM ...)"
              : "");
    }
    return apply(operator, call);
  }

  private Expr subquery(SqlNode at) {
    return reject(at, "subqueries are not supported in a rule", "compare with constants");
  }

  /** A part that has a problem. */
  Expr reject(SqlNode at, String message, String suggestion) {
    problems.add(at.getParserPosition(), message, suggestion);
    return unknown(at);
  }

  private Expr unknown(SqlNode at) {
    return new Literal(Type.ANY, null, problems.place(at.getParserPosition()));
  }
}
