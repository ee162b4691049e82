package io.plumbline.sql;

import io.plumbline.sql.problem.Problems;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What CREATE says of the one of its name that is there. */
final class Replacement {
  private Replacement() {}

  static void check(boolean orReplace, boolean ifNotExists, SqlParserPos pos, Problems problems) {
    if (orReplace && ifNotExists) {
      problems.add(pos, "OR REPLACE and IF NOT EXISTS exclude each other", "take one of them out");
    }
  }
}
