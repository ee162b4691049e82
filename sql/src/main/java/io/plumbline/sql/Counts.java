package io.plumbline.sql;

import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.Word;

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
    int count =
        word.text().length() <= MOST_DIGITS ? Integer.parseInt(word.text()) : Integer.MAX_VALUE;
    if (count >= 1 && count <= most) {
      return count;
    }
    problems.add(word.pos(), "%s is from 1 to %d, not %s".formatted(what, most, word.text()), "");
    return 1;
  }
}
