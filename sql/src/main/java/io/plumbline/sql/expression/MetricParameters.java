package io.plumbline.sql.expression;

import io.plumbline.sql.problem.Problems;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.calcite.sql.SqlNode;

/** The constants that a metric takes: numbers, words and texts, all kept as texts. */
final class MetricParameters {
  private static final Pattern WORD = Pattern.compile("[A-Z][A-Z0-9_]*");
  private static final Pattern NUMBER = Pattern.compile("-?\\d{1,18}(\\.\\d{1,18})?");

  private MetricParameters() {}

  /** The constant as a text; nothing if it is none. */
  static Optional<String> read(SqlNode node) {
    var expr = new ExpressionReader(Scope.ARGUMENT, "", Problems.none()).read(node);
    if (expr instanceof Expr.Column word) {
      return Optional.of(word.name().toUpperCase(Locale.ROOT));
    }
    if (!(expr instanceof Expr.Literal literal)) {
      return Optional.empty();
    }
    return literal.value() instanceof Number number
        ? Optional.of(LiteralReader.canonical(number))
        : Optional.ofNullable(literal.value() instanceof String text ? text : null);
  }

  /** SQL that reads as this text. */
  static String sql(String text) {
    boolean isNumber =
        NUMBER.matcher(text).matches()
            && LiteralReader.canonical(new java.math.BigDecimal(text)).equals(text);
    boolean isWord = WORD.matcher(text).matches() && !Identifiers.isReserved(text);
    return isNumber || isWord ? text : Identifiers.text(text);
  }
}
