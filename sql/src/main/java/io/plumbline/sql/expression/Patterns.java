package io.plumbline.sql.expression;

import io.plumbline.sql.problem.Problems;
import io.plumbline.udfs.TextPattern;
import java.util.Optional;

/** Reads the regular expressions of a condition. */
final class Patterns {
  private Patterns() {}

  /** The pattern, or nothing and a problem. */
  static Optional<TextPattern> compile(Operand operand, Problems problems) {
    var place = operand.source().place();
    if (!(operand.constant() instanceof String regex)) {
      problems.add(place, "a regular expression must be a constant", "write it in quotes");
      return Optional.empty();
    }
    try {
      return Optional.of(TextPattern.compile(regex));
    } catch (IllegalArgumentException e) {
      var message = e.getMessage();
      problems.add(
          place,
          Character.toLowerCase(message.charAt(0)) + message.substring(1),
          "write a backslash before a sign that stands for itself, as in '\\('");
      return Optional.empty();
    }
  }
}
