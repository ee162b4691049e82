package io.plumbline.sql.syntax;

import io.plumbline.rules.policy.PolicyKind;
import java.util.List;
import org.apache.calcite.sql.SqlIdentifier;
import org.apache.calcite.sql.parser.SqlParserPos;

/** {@code CREATE [RETENTION | ACCESS] POLICY}. */
public record CreatePolicySyntax(
    SqlParserPos pos,
    boolean orReplace,
    boolean ifNotExists,
    PolicyKind kind,
    SqlIdentifier name,
    TargetSyntax on,
    List<PolicyClauseSyntax> clauses)
    implements StatementSyntax {
  public CreatePolicySyntax {
    clauses = List.copyOf(clauses);
  }
}
