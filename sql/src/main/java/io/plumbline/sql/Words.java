package io.plumbline.sql;

import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.problem.Suggestions;
import io.plumbline.sql.syntax.Word;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** Words of closed lists. */
final class Words {
  private Words() {}

  /** The constant of that name; nothing and a problem if there is none. */
  static <E extends Enum<E>> Optional<E> choose(
      Class<E> type, String keyword, Word word, Problems problems) {
    var names = Arrays.stream(type.getEnumConstants()).map(Enum::name).toList();
    var name = word.text().toUpperCase(Locale.ROOT);
    if (names.contains(name)) {
      return Optional.of(Enum.valueOf(type, name));
    }
    problems.add(
        word.pos(),
        "unknown " + keyword + " '" + word.text() + "'",
        Suggestions.didYouMeanOneOf(word.text(), names));
    return Optional.empty();
  }
}
