package io.plumbline.sql;

import io.plumbline.model.StatementKind;
import io.plumbline.sql.problem.Problems;
import org.apache.calcite.sql.SqlIdentifier;

/** What a rule may be called. */
final class RuleNames {
  private RuleNames() {}

  static void check(SqlIdentifier name, Problems problems) {
    var kind = StatementKind.of(name.getSimple());
    if (kind != StatementKind.RULE) {
      problems.add(
          name.getParserPosition(),
          "the name of a rule cannot begin with " + kind.kept(""),
          "other things than rules are kept under such names; choose another");
    }
  }
}
