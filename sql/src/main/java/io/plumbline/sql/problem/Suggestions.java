package io.plumbline.sql.problem;

import java.util.Collection;
import java.util.Locale;
import java.util.Optional;
import org.apache.commons.text.similarity.DamerauLevenshteinDistance;

/** Names that the writer probably meant. */
public final class Suggestions {
  private static final int LONGEST = 64;

  /** Names that are compared: a table may have many thousand columns, a text many mistakes. */
  private static final int MOST_COMPARED = 1_000;

  private Suggestions() {}

  /** {@code did you mean 'email'?}, or the empty text if nothing known is near. */
  public static String didYouMean(String written, Collection<String> known) {
    return nearest(written, known).map(name -> "did you mean '" + name + "'?").orElse("");
  }

  /** As {@link #didYouMean}, and all that is known when nothing is near. */
  public static String didYouMeanOneOf(String written, Collection<String> known) {
    return nearest(written, known)
        .map(name -> "did you mean '" + name + "'?")
        .orElseGet(() -> "it is one of " + String.join(", ", known));
  }

  /** The known name with the fewest edits, if they are few for its length. */
  public static Optional<String> nearest(String written, Collection<String> known) {
    if (written.length() > LONGEST) {
      return Optional.empty();
    }
    var upper = written.toUpperCase(Locale.ROOT);
    int allowed = Math.max(1, written.length() / 3);
    var distance = new DamerauLevenshteinDistance(allowed);
    String best = null;
    int fewest = allowed + 1;
    int compared = 0;
    for (var name : known) {
      if (Math.abs(name.length() - written.length()) >= fewest) {
        continue;
      }
      if (++compared > MOST_COMPARED) {
        break;
      }
      int edits = distance.apply(upper, name.toUpperCase(Locale.ROOT));
      if (edits >= 0 && edits < fewest) {
        best = name;
        fewest = edits;
      }
    }
    return Optional.ofNullable(best);
  }
}
