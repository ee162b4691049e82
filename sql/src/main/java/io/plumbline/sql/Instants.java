package io.plumbline.sql;

import io.plumbline.sql.expression.Identifiers;
import io.plumbline.sql.expression.Temporals;
import io.plumbline.sql.problem.Problems;
import io.plumbline.sql.syntax.Word;

/** Points in time of clauses, in UTC. */
final class Instants {
  private static final long MICROS_PER_MILLI = 1_000;

  private Instants() {}

  /** Milliseconds since the epoch; 0 and a problem if it is no time after it. */
  static long read(Word word, Problems problems) {
    long millis = Temporals.timestamp(word.text()).orElse(0L) / MICROS_PER_MILLI;
    if (millis > 0) {
      return millis;
    }
    problems.add(
        word.pos(),
        "cannot read the time " + Identifiers.text(word.text()),
        "write TIMESTAMP '2026-01-31 08:00:00', in UTC");
    return 0;
  }

  static String sql(long millis) {
    return "TIMESTAMP " + Identifiers.text(words(millis));
  }

  /** {@code 2026-01-31 08:00:00}. */
  static String words(long millis) {
    return Temporals.timestamp(Math.multiplyExact(millis, MICROS_PER_MILLI));
  }
}
