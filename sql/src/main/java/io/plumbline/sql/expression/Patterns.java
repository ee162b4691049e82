package io.plumbline.sql.expression;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import io.plumbline.sql.problem.Problems;
import java.util.Optional;

/**
 * Compiles regular expressions of bounded size. RE2 matches in linear time: no text of a row can
 * stall a job.
 */
final class Patterns {
  /** Length times all counts of repetitions: above this a program has millions of steps. */
  private static final long LARGEST = 50_000;

  private static final int MOST_GROUPS = 100;

  private static final java.util.regex.Pattern COUNT =
      java.util.regex.Pattern.compile("\\{(?:\\d*,)?(\\d{1,9})");

  private Patterns() {}

  /** The pattern, or nothing and a problem. */
  static Optional<Pattern> compile(Operand operand, Problems problems) {
    var place = operand.source().place();
    if (!(operand.constant() instanceof String regex)) {
      problems.add(place, "a regular expression must be a constant", "write it in quotes");
      return Optional.empty();
    }
    if (size(regex) > LARGEST || regex.chars().filter(c -> c == '(').count() > MOST_GROUPS) {
      problems.add(place, "the regular expression is too large", "repeat less in it");
      return Optional.empty();
    }
    try {
      return Optional.of(Pattern.compile(regex));
    } catch (PatternSyntaxException e) {
      problems.add(
          place,
          "cannot read the regular expression: " + e.getDescription(),
          "RE2 syntax has no lookaround and no backreferences");
      return Optional.empty();
    }
  }

  private static long size(String regex) {
    long size = regex.length();
    var counts = COUNT.matcher(regex);
    while (counts.find() && size <= LARGEST) {
      size *= Math.max(1, Long.parseLong(counts.group(1)));
    }
    return size;
  }
}
