package io.plumbline.sql.expression;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
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
  /** Of two NULLs it is FALSE, of NULL and a value TRUE; never UNKNOWN. */
  DISTINCT("IS DISTINCT FROM", Shape.COMPARISON, 4),
  NOT_DISTINCT("IS NOT DISTINCT FROM", Shape.COMPARISON, 4),
  /** Value, least, greatest. */
  BETWEEN("BETWEEN", Shape.BETWEEN, 4),
  /** As {@link #BETWEEN}, with the bounds in either order. */
  BETWEEN_SYMMETRIC("BETWEEN SYMMETRIC", Shape.BETWEEN, 4),
  /** Value, then the list. */
  IN("IN", Shape.IN, 4),
  /** Value, pattern and, if given, the escape character. */
  LIKE("LIKE", Shape.LIKE, 4),
  /** As {@link #LIKE}, and case does not matter. */
  ILIKE("ILIKE", Shape.LIKE, 4),
  PLUS("+", Shape.ARITHMETIC, 5),
  MINUS("-", Shape.ARITHMETIC, 5),
  TIMES("*", Shape.ARITHMETIC, 6),
  DIVIDE("/", Shape.ARITHMETIC, 6),
  CONCAT("||", Shape.CONCAT, 5),
  NEGATE("-", Shape.PREFIX, 7),
  /** Condition and value by turns, then the value of ELSE. */
  CASE("CASE", Shape.CASE, 8),
  /** Unit and date or timestamp. */
  EXTRACT("EXTRACT", Shape.EXTRACT, 8, 2, 2),
  /** What is sought and the text; 1-based, 0 where it is not found. */
  POSITION("POSITION", Shape.POSITION, 8, 2, 2),
  UPPER(1, 1),
  LOWER(1, 1),
  TRIM(1, 1),
  CHAR_LENGTH(1, 1),
  /** Text, 1-based start and, if given, length; in characters. */
  SUBSTRING(2, 3),
  /** Text and number of characters. */
  LEFT(2, 2),
  RIGHT(2, 2),
  /** Text, what is replaced and by what. */
  REPLACE(3, 3),
  STARTS_WITH(2, 2),
  ENDS_WITH(2, 2),
  /** Whether some part of the text matches. */
  REGEXP_LIKE(2, 2),
  /** Text and path. */
  JSON_VALUE(2, 2),
  JSON_EXISTS(2, 2),
  /** Unit, from and to. */
  TIMESTAMPDIFF(3, 3),
  ABS(1, 1),
  MOD(2, 2),
  SIGN(1, 1),
  FLOOR(1, 1),
  CEIL(1, 1),
  /** Number and, if given, digits after the point. */
  ROUND(1, 2),
  SQRT(1, 1),
  POWER(2, 2),
  LN(1, 1),
  EXP(1, 1),
  GREATEST(1, Integer.MAX_VALUE),
  LEAST(1, Integer.MAX_VALUE),
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
    EXTRACT,
    POSITION,
    FUNCTION
  }

  private static final Set<Shape> FUNCTION_SHAPES =
      Set.of(Shape.FUNCTION, Shape.EXTRACT, Shape.POSITION);

  private static final Map<String, Operator> FUNCTIONS =
      Arrays.stream(values())
          .filter(operator -> FUNCTION_SHAPES.contains(operator.shape))
          .collect(Collectors.toMap(Enum::name, Function.identity()));

  private static final Map<String, Operator> SYNONYMS =
      Map.of(
          "LENGTH", CHAR_LENGTH,
          "CHARACTER_LENGTH", CHAR_LENGTH,
          "SUBSTR", SUBSTRING,
          "RLIKE", REGEXP_LIKE,
          "CEILING", CEIL,
          "POW", POWER,
          "STARTSWITH", STARTS_WITH,
          "ENDSWITH", ENDS_WITH);

  private static final Map<String, TimeUnit> PARTS_OF_TIME =
      Map.ofEntries(
          Map.entry("YEAR", TimeUnit.YEAR),
          Map.entry("QUARTER", TimeUnit.QUARTER),
          Map.entry("MONTH", TimeUnit.MONTH),
          Map.entry("WEEK", TimeUnit.WEEK),
          Map.entry("DAY", TimeUnit.DAY),
          Map.entry("DAYOFMONTH", TimeUnit.DAY),
          Map.entry("HOUR", TimeUnit.HOUR),
          Map.entry("MINUTE", TimeUnit.MINUTE),
          Map.entry("SECOND", TimeUnit.SECOND),
          Map.entry("DAYOFWEEK", TimeUnit.DOW),
          Map.entry("DAYOFYEAR", TimeUnit.DOY));

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

  /** What a function such as YEAR(...) extracts, or null if it is no such function. */
  static TimeUnit partOfTime(String name) {
    return PARTS_OF_TIME.get(name.toUpperCase(Locale.ROOT));
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

  /** How many values it takes, in words. */
  String arity() {
    var count =
        fewest == most
            ? String.valueOf(fewest)
            : most == Integer.MAX_VALUE ? "at least " + fewest : fewest + " to " + most;
    return count + (count.endsWith("1") ? " value" : " values");
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
