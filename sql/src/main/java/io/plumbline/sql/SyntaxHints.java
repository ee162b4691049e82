package io.plumbline.sql;

import io.plumbline.sql.syntax.RuleParserConstants;
import io.plumbline.sql.syntax.Token;
import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What people write out of habit where the grammar does not go on, and how it is written here. */
final class SyntaxHints {
  private static final Set<String> UNITS =
      Set.of("SECOND", "MINUTE", "HOUR", "DAY", "WEEK", "MONTH", "YEAR");

  private SyntaxHints() {}

  /**
   * The way out, if the habit is known.
   *
   * @param before the token before the wrong one
   */
  static Optional<String> of(Token before, Token wrong) {
    var afterWrong = wrong.next == null ? "" : wrong.next.image;
    if (isNumber(before) && isUnit(wrong.image)) {
      return Optional.of(interval(before.image, wrong.image));
    }
    if (isNumber(wrong) && isUnit(afterWrong)) {
      return Optional.of(interval(wrong.image, afterWrong));
    }
    if (wrong.kind == RuleParserConstants.TIME && afterWrong.equalsIgnoreCase("ZONE")) {
      return Optional.of("write TIME ZONE '...' right after the time");
    }
    if (isNumber(before) && wrong.image.equals("%")) {
      return Optional.of("write the share: " + share(before.image));
    }
    if (isNumber(before) && wrong.image.equals(",") && isNumber(wrong.next)) {
      return Optional.of("write numbers without commas: " + before.image + afterWrong);
    }
    if (before.kind == RuleParserConstants.ALTER) {
      return Optional.of("alter a rule; of all else write CREATE OR REPLACE");
    }
    if (before.kind == RuleParserConstants.EQ && wrong.kind == RuleParserConstants.EQ) {
      return Optional.of("write one = to compare");
    }
    return before.kind == RuleParserConstants.EXPECT
        ? Optional.of(
            "write EXPECT (condition over metrics), EACH ROW (condition), NORMAL, SCHEMA or ARRIVAL")
        : Optional.empty();
  }

  static boolean isNumber(Token token) {
    return token != null
        && (token.kind == RuleParserConstants.UNSIGNED_INTEGER_LITERAL
            || token.kind == RuleParserConstants.DECIMAL_NUMERIC_LITERAL);
  }

  private static boolean isUnit(String word) {
    return UNITS.contains(singular(word));
  }

  private static String singular(String word) {
    var upper = word.toUpperCase(Locale.ROOT);
    return upper.endsWith("S") ? upper.substring(0, upper.length() - 1) : upper;
  }

  private static String interval(String count, String unit) {
    return "write INTERVAL '" + count + "' " + singular(unit);
  }

  private static String share(String percent) {
    return new BigDecimal(percent).movePointLeft(2).stripTrailingZeros().toPlainString();
  }
}
