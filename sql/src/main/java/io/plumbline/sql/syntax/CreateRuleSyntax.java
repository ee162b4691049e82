package io.plumbline.sql.syntax;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.SqlNode;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * {@code CREATE RULE}.
 *
 * @param where null if there is none
 * @param window null if there is none
 */
public record CreateRuleSyntax(
    SqlParserPos pos,
    boolean orReplace,
    boolean ifNotExists,
    SqlIdentifier name,
    TargetSyntax target,
    SqlNode where,
    WindowSyntax window,
    ExpectationSyntax expectation,
    List<ClauseSyntax> clauses)
    implements StatementSyntax {
  public CreateRuleSyntax {
    clauses = List.copyOf(clauses);
  }
}
