package io.plumbline.sql.syntax;

import org.apache.calcite.sql.parser.SqlParserPos;

/** A statement of the rule language. */
public sealed interface StatementSyntax
    permits CreateRuleSyntax, DropRuleSyntax, ShowRulesSyntax, ExplainRuleSyntax {
  /** Where it begins. */
  SqlParserPos pos();
}
