package io.plumbline.sql.syntax;

import java.util.List;
import org.apache.calcite.sql.parser.SqlParserPos;

/** A clause after the expectation; clauses come in any order. */
public sealed interface ClauseSyntax {
  SqlParserPos pos();

  /**
   * {@code SEVERITY}, {@code MODE}, {@code OWNER}, {@code NOTIFY} or {@code COMMENT} and its value.
   */
  record Setting(String keyword, SqlParserPos pos, Word value) implements ClauseSyntax {}

  /** {@code ON VIOLATION}. */
  record OnViolation(SqlParserPos pos, List<ActionSyntax> actions) implements ClauseSyntax {
    public OnViolation {
      actions = List.copyOf(actions);
    }
  }

  /** A clause of the grammar that is not compiled yet. */
  record Pending(String what, SqlParserPos pos) implements ClauseSyntax {}
}
