package io.plumbline.sql;

import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.Word;
import java.util.OptionalInt;

/** Whole numbers of clauses. */
final class Counts {
  private static final int MOST_DIGITS = 9;

  private Counts() {}

  /**
   * The number; 1 and a problem if it is not from 1 to most.
   *
   * @param what what is counted, such as {@code TOP}
   */
  static int read(Word word, String what, int most, Problems problems) {
    return find(word, what, most, problems).orElse(1);
  }

  /** As {@link #read}, and nothing if there is a problem. */
  static OptionalInt find(Word word, String what, int most, Problems problems) {
    int count =
        word.text().length() <= MOST_DIGITS ? Integer.parseInt(word.text()) : Integer.MAX_VALUE;
    if (count >= 1 && count <= most) {
      return OptionalInt.of(count);
    }
    problems.add(word.pos(), "%s is from 1 to %d, not %s".formatted(what, most, word.text()), "");
    return OptionalInt.empty();
  }
}
