package io.plumbline.sql.syntax;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code ALTER RULE}. */
public sealed interface AlterRuleSyntax extends StatementSyntax {
  /** The rule that is changed. */
  SqlIdentifier name();

  /** {@code RENAME TO to}. */
  record Rename(SqlParserPos pos, SqlIdentifier name, SqlIdentifier to)
      implements AlterRuleSyntax {}

  /** {@code SET (key = value, ...)}; keys in upper case. */
  record SetProperties(SqlParserPos pos, SqlIdentifier name, List<ClauseSyntax.Setting> settings)
      implements AlterRuleSyntax {
    public SetProperties {
      settings = List.copyOf(settings);
    }
  }

  /** {@code ADD SEGMENT key, ...}. */
  record AddSegment(SqlParserPos pos, SqlIdentifier name, List<SqlNode> keys)
      implements AlterRuleSyntax {
    public AddSegment {
      keys = List.copyOf(keys);
    }
  }

  /** {@code MUTE FOR interval}. */
  record Mute(SqlParserPos pos, SqlIdentifier name, SqlNode interval) implements AlterRuleSyntax {}

  /** {@code RESET BASELINE}. */
  record ResetBaseline(SqlParserPos pos, SqlIdentifier name) implements AlterRuleSyntax {}

  /** {@code EXCLUDE RUN 'id'}. */
  record ExcludeRun(SqlParserPos pos, SqlIdentifier name, Word run) implements AlterRuleSyntax {}

  /** {@code ROLLBACK TO VERSION version}. */
  record RollBack(SqlParserPos pos, SqlIdentifier name, Word version) implements AlterRuleSyntax {}
}
