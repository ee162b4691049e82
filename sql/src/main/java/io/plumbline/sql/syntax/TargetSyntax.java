package io.plumbline.sql.syntax;

import org.apache.calcite.sql.parser.SqlParserPos;

/** What stands after {@code ON}. */
public sealed interface TargetSyntax {
  /** A dataset by name. */
  record Named(Word name) implements TargetSyntax {}

  /** {@code LIKE 'pattern'}. */
  record Like(Word pattern) implements TargetSyntax {}

  /** {@code TAG 'tag'}. */
  record Tagged(SqlParserPos pos, Word tag) implements TargetSyntax {}

  /** A form of the grammar that is not compiled yet. */
  record Pending(String what, SqlParserPos pos) implements TargetSyntax {}
}
