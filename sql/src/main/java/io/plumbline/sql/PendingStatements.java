package io.plumbline.sql;

import io.plumbline.sql.problem.Problems;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/** Statements of the language that are still to come: told apart from misspelt ones. */
final class PendingStatements {
  private static final Pattern OPENING =
      Pattern.compile("([A-Za-z]+)(?:\\s+([A-Za-z]+))?.*", Pattern.DOTALL);

  private static final Set<String> BY_VERB =
      Set.of("BACKFILL", "EXPORT", "IMPORT", "MUTE", "RESOLVE", "SUGGEST", "TEST");

  private static final Set<String> BY_BOTH =
      Set.of("DROP TABLE", "SHOW INCIDENTS", "SHOW VIOLATIONS");

  private PendingStatements() {}

  /** Whether it is one of them; if so there is a problem that says it. */
  static boolean report(Chunk chunk, Problems problems) {
    var opening = OPENING.matcher(chunk.text());
    if (!opening.matches()) {
      return false;
    }
    var verb = opening.group(1).toUpperCase(Locale.ROOT);
    var noun = opening.group(2) == null ? "" : opening.group(2).toUpperCase(Locale.ROOT);
    var both = (verb + " " + noun).strip();
    if (!BY_VERB.contains(verb) && !BY_BOTH.contains(both)) {
      return false;
    }
    problems.add(
        chunk.start(),
        both + " is not supported yet",
        "there are CREATE, ALTER, DROP, DESCRIBE and EXPLAIN RULE, SHOW RULES, SHOW RULE HISTORY,"
            + " CREATE, DROP and SHOW of CALENDAR, TARGET and POLICY, HOLD and RELEASE DATASET,"
            + " SHOW HOLDS, ACK INCIDENT and CREATE TABLE");
    return true;
  }
}
