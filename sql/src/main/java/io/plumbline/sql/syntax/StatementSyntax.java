package io.plumbline.sql.syntax;

import org.apache.calcite.sql.parser.SqlParserPos;

/** A statement of the rule language. */
public sealed interface StatementSyntax
    permits CreateRuleSyntax,
        AlterRuleSyntax,
        DropRuleSyntax,
        ShowRulesSyntax,
        NamedRuleSyntax,
        CreateCalendarSyntax,
        DropCalendarSyntax,
        ShowCalendarsSyntax,
        AckIncidentSyntax {
  /** Where it begins. */
  SqlParserPos pos();
}
