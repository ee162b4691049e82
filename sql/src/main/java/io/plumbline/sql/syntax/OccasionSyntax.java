package io.plumbline.sql.syntax;

import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/** What stands after {@code WHEN} of a policy. */
public sealed interface OccasionSyntax {
  SqlParserPos pos();

  /** The words that it begins with. */
  String words();

  /** One that is said in full by its words, such as {@code LATE}. */
  record Plain(SqlParserPos pos, String words) implements OccasionSyntax {}

  /** {@code INCIDENT [SEVERITY severity] [KIND kind]}; both may be null. */
  record Incident(SqlParserPos pos, Word severity, Word kind) implements OccasionSyntax {
    @Override
    public String words() {
      return "INCIDENT";
    }
  }

  /** {@code OFF HOURS [OUTSIDE from AND to] [TIME ZONE zone]}; what is left out is null. */
  record OffHours(SqlParserPos pos, Word from, Word to, Word zone) implements OccasionSyntax {
    @Override
    public String words() {
      return "OFF HOURS";
    }
  }

  /** {@code DENIED BURST [OF denials] [WITHIN interval]}; both may be null. */
  record DeniedBurst(SqlParserPos pos, Word denials, SqlNode within) implements OccasionSyntax {
    @Override
    public String words() {
      return "DENIED BURST";
    }
  }

  /** {@code NO GRANT USED FOR interval}. */
  record GrantUnused(SqlParserPos pos, SqlNode during) implements OccasionSyntax {
    @Override
    public String words() {
      return "NO GRANT USED";
    }
  }
}
