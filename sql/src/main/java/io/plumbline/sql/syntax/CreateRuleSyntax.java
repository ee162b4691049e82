package io.plumbline.sql.syntax;

import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/**
 * {@code CREATE RULE}.
 *
 * @param alias what the dataset is called in the names of columns; null if there is none
 */
public record CreateRuleSyntax(
    SqlParserPos pos,
    boolean orReplace,
    boolean ifNotExists,
    SqlIdentifier name,
    TargetSyntax target,
    SqlIdentifier alias,
    List<ClauseSyntax> clauses)
    implements StatementSyntax {
  public CreateRuleSyntax {
    clauses = List.copyOf(clauses);
  }
}
