package io.plumbline.sql.syntax;

import org.apache.calcite.sql.SqlNode;

/** What stands after {@code OVER}. */
public sealed interface WindowSyntax {
  /** {@code RUN}. */
  record Run() implements WindowSyntax {}

  /** {@code TUMBLE(interval)}. */
  record Tumble(SqlNode size) implements WindowSyntax {}

  /** A form of the grammar that is not compiled yet. */
  record Pending(ClauseSyntax.Pending clause) implements WindowSyntax {}
}
