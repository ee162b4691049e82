package io.plumbline.sql;

import io.plumbline.sql.problem.Place;
import java.util.List;

/**
 * The text of one statement, without its semicolon.
 *
 * @param start where it begins in the whole text
 * @param backticks where the quotes of names in backticks are in the text
 * @param isTable whether it is CREATE TABLE, which is not read by the grammar
 * @param isSecretive whether it may have a secret in it by mistake, so that no problem may repeat
 *     what is written
 */
record Chunk(
    String text, Place start, List<Integer> backticks, boolean isTable, boolean isSecretive) {
  Chunk {
    backticks = List.copyOf(backticks);
  }

  /** The text with names in double quotes, as the grammar has them; every place stays as it is. */
  String standard() {
    if (backticks.isEmpty()) {
      return text;
    }
    var standard = new StringBuilder(text);
    backticks.forEach(at -> standard.setCharAt(at, '"'));
    return standard.toString();
  }
}
