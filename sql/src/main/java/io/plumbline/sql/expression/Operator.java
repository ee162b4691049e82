package io.plumbline.sql.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What an {@link Expr.Apply} does with its operands. */
public enum Operator {
  OR("OR", Shape.LOGICAL, 1),
  AND("AND", Shape.LOGICAL, 2),
  NOT("NOT", Shape.NOT, 3),
  EQUAL("=", Shape.COMPARISON, 4),
  NOT_EQUAL("<>", Shape.COMPARISON, 4),
  LESS("<", Shape.COMPARISON, 4),
  LESS_OR_EQUAL("<=", Shape.COMPARISON, 4),
  GREATER(">", Shape.COMPARISON, 4),
  GREATER_OR_EQUAL(">=", Shape.COMPARISON, 4),
  IS_NULL("IS NULL", Shape.POSTFIX, 4),
  IS_NOT_NULL("IS NOT NULL", Shape.POSTFIX, 4),
  IS_TRUE("IS TRUE", Shape.POSTFIX, 4),
  IS_NOT_TRUE("IS NOT TRUE", Shape.POSTFIX, 4),
  IS_FALSE("IS FALSE", Shape.POSTFIX, 4),
  IS_NOT_FALSE("IS NOT FALSE", Shape.POSTFIX, 4),
  /** Value, least, greatest. */
  BETWEEN("BETWEEN", Shape.BETWEEN, 4),
  /** Value, then the list. */
  IN("IN", Shape.IN, 4),
  /** Value, pattern and, if given, the escape character. */
  LIKE("LIKE", Shape.LIKE, 4),
  PLUS("+", Shape.ARITHMETIC, 5),
  MINUS("-", Shape.ARITHMETIC, 5),
  TIMES("*", Shape.ARITHMETIC, 6),
  DIVIDE("/", Shape.ARITHMETIC, 6),
  CONCAT("||", Shape.CONCAT, 5),
  NEGATE("-", Shape.PREFIX, 7),
  /** Condition and value by turns, then the value of ELSE. */
  CASE("CASE", Shape.CASE, 8),
  UPPER(1, 1),
  LOWER(1, 1),
  TRIM(1, 1),
  CHAR_LENGTH(1, 1),
  /** Text, 1-based start and, if given, length; in characters. */
  SUBSTRING(2, 3),
  /** Whether some part of the text matches. */
  REGEXP_LIKE(2, 2),
  ABS(1, 1),
  MOD(2, 2),
  COALESCE(1, Integer.MAX_VALUE),
  NULLIF(2, 2);

  /** How it is written. */
  public enum Shape {
    LOGICAL,
    NOT,
    COMPARISON,
    POSTFIX,
    BETWEEN,
    IN,
    LIKE,
    ARITHMETIC,
    CONCAT,
    PREFIX,
    CASE,
    FUNCTION
  }

  private static final Map<String, Operator> FUNCTIONS =
      Arrays.stream(values())
          .filter(operator -> operator.shape == Shape.FUNCTION)
          .collect(Collectors.toMap(Enum::name, Function.identity()));

  private static final Map<String, Operator> SYNONYMS =
      Map.of(
          "LENGTH", CHAR_LENGTH,
          "CHARACTER_LENGTH", CHAR_LENGTH,
          "SUBSTR", SUBSTRING,
          "RLIKE", REGEXP_LIKE);

  private final String sql;
  private final Shape shape;
  private final int level;
  private final int fewest;
  private final int most;

  Operator(String sql, Shape shape, int level) {
    this(sql, shape, level, 0, Integer.MAX_VALUE);
  }

  Operator(int fewest, int most) {
    this(null, Shape.FUNCTION, 8, fewest, most);
  }

  Operator(String sql, Shape shape, int level, int fewest, int most) {
    this.sql = sql == null ? name() : sql;
    this.shape = shape;
    this.level = level;
    this.fewest = fewest;
    this.most = most;
  }

  /** The function of that name, or null. */
  static Operator function(String name) {
    var upper = name.toUpperCase(Locale.ROOT);
    return FUNCTIONS.getOrDefault(upper, SYNONYMS.get(upper));
  }

  static List<String> functions() {
    return FUNCTIONS.keySet().stream().sorted().toList();
  }

  String sql() {
    return sql;
  }

  Shape shape() {
    return shape;
  }

  /** How tightly it binds: what is higher needs no parentheses within what is lower. */
  int level() {
    return level;
  }

  boolean takes(int operands) {
    return operands >= fewest && operands <= most;
  }

  String arity() {
    return fewest == most
        ? String.valueOf(fewest)
        : most == Integer.MAX_VALUE ? "at least " + fewest : fewest + " to " + most;
  }

  /** The comparison with its operands exchanged. */
  Operator mirrored() {
    return switch (this) {
      case LESS -> GREATER;
      case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
      case GREATER -> LESS;
      case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
      default -> this;
    };
  }
}
